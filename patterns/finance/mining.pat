# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mining
title       Stratum and related mining pool protocols
kind        protocol
groups      finance
source      Stratum mining protocol (BIP 310 and slushpool's description), EthereumStratum, Monero stratum
transport   tcp
port        3333 4444
order       45

# One JSON object a line whose method belongs to mining.
rule
	either ^\s{0,4}\{
	either method"\s?:\s?"(?:mining\.[a-z_]+|eth_(?:submitLogin|submitWork|getWork|submitHashrate|login)|client\.(?:get_version|reconnect|show_message))"

# Monero and its kin: login with an agent, job with a blob, submit with a nonce.
rule
	client ^\s{0,4}\{
	client method"\s?:\s?"(?:login|submit|keepalived)"
	client "(?:agent|rigid|nonce|algo)"\s?:

rule
	server ^\s{0,4}\{
	server "(?:job|params)"\s?:\s?\{\s?"
	server "(?:blob|target|seed_hash)"\s?:\s?"[0-9a-f]{8}

rule
	server ^\s{0,4}\{
	server "result"\s?:\s?\[\s?\[\s?(?:\[\s?)?"mining\.(?:notify|set_difficulty)"

example
	client "{\"id\": 1, \"method\": \"mining.subscribe\", \"params\": []}\n"

example
	client "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"login\":\"wallet\",\"pass\":\"x\",\"agent\":\"miner/1.0\"}}\n"

counterexample
	client "{\"id\": 1, \"method\": \"data.subscribe\", \"params\": []}\n"

counterexample
	client "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"user\":\"a\",\"pass\":\"x\"}}\n"
