# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ldp
title       MPLS Label Distribution Protocol
kind        protocol
groups      network
source      RFC 5036 sections 3.1 and 3.4 to 3.5
transport   tcp udp
port        646

# Version, length, identifier, then a message with type and length.
rule
	transport udp
	either ^\x00\x01..[\x00-\xff]{4}\x00\x00\x01\x00\x00
	check either u16be[2] + 4 == len
	check either u16be[12] + 14 <= len

rule
	transport tcp
	either ^\x00\x01..[\x00-\xff]{4}..(?:\x00\x01|\x02[\x00\x01]|\x03[\x00\x01]|\x04[\x00-\x05])[\x00-\x0f].\x00[\x00-\x0f]
	check either u16be[12] + 8 <= u16be[2]
	check either u16be[2] + 4 <= len
	check either u16be[2] <= 4096

example udp
	client hex 00 01 00 1e 0a 00 00 01 00 00 01 00 00 14 00 00 00 01 04 00 00 04 00 0f 00 00 04 01 00 04 0a 00 00 01

example tcp
	client hex 00 01 00 20 0a 00 00 01 00 00 02 00 00 16 00 00 00 02 05 00 00 0e 00 01 00 b4 00 00 00 00 0a 00 00 02 00 00

counterexample udp
	client hex 00 01 00 1f 0a 00 00 01 00 00 01 00 00 14 00 00 00 01 04 00 00 04 00 0f 00 00 04 01 00 04 0a 00 00 01

counterexample tcp
	client hex 00 01 00 00 00 06 01 03 00 00 00 0a 00 00
