# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        json-rpc
title       JSON-RPC over TCP
kind        protocol
groups      messaging
source      JSON-RPC 2.0 Specification sections 4 and 5, JSON-RPC 1.0, Language Server Protocol (base protocol)
transport   tcp
order       60

rule
	either ^\s{0,4}(?:\[\s{0,4})?\{\s?"
	either "jsonrpc"\s?:\s?"[12]\.[0-9]"
	check either u8[len - 1] == 0x0a

rule
	either ^\s{0,4}(?:\[\s{0,4})?\{\s?"
	either "jsonrpc"\s?:\s?"[12]\.[0-9]"
	check either u8[len - 1] & 0xdf == 0x5d

rule
	either ^Content-Length: [0-9]+\r\n(?:Content-Type: [^\r\n]+\r\n)?\r\n\s{0,4}\{[\x00-\xff]{0,512}?"jsonrpc"\s?:\s?"2\.0"

# Pretty-printed objects.
rule
	either ^\{\s{1,16}(?:"[a-z]{2,8}"\s?:\s?(?:"[^"\r\n]{0,64}"|[0-9]{1,20}),\s{1,16}){0,3}"jsonrpc"\s?:\s?"[12]\.[0-9]"

example
	client "{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}"
	server "{\"jsonrpc\": \"2.0\", \"result\": 19, \"id\": 1}"

example
	client "Content-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}"

counterexample
	client "{\"rpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}"

counterexample
	client "POST /jsonrpc HTTP/1.1\r\nContent-Length: 58\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1}"
