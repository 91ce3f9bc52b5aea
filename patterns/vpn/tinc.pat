# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tinc
title       tinc VPN, meta connection
kind        protocol
groups      vpn secure
source      The tinc Manual, section The meta-protocol; tinc 1.0 and 1.1 protocol description
transport   tcp
port        655

# ID: request 0, name of the node, protocol version 17.
rule
	either ^0 [A-Za-z0-9_]{1,255} 17(?:\.[0-9]{1,2})?\n

# METAKEY and CHALLENGE, where the start was missed.
rule
	either ^1 [0-9]{1,4} [0-9]{1,4} [0-9]{1,3} [0-9]{1,3} (?:[0-9A-F]{2}){32,1024}\n

example
	client "0 office 17\n"
	server "0 home 17\n"

counterexample
	client "0 office 18\n"

counterexample
	client "0 office\n"
