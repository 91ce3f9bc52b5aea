# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        coap
title       Constrained Application Protocol
kind        protocol
groups      iot
source      RFC 7252 sections 3, 5.10 and 12.1, RFC 7641, RFC 7959, RFC 8323 section 5.3
transport   udp tcp
port        5683
order       60
decode      coap

# Version, type and length of the token, then a code that is registered. The
# options behind them, which the decoder walks, are what makes it CoAP.
rule
	transport udp
	either ^[\x40-\x48\x50-\x58\x60-\x68\x70-\x78][\x01-\x07\x41-\x45\x5f\x80-\x9d\xa0-\xa8]

# Over TCP (RFC 8323) both sides greet with their settings: length, code 7.01,
# the size of messages or their blocks.
rule
	transport tcp
	both ^(?:\x00|[\x10\x20\x30\x40\x50\x60\x70\x80](?=.[\x20-\x24\x40]))\xe1

example udp
	client hex 41 01 05 c8 01
	server hex 61 45 05 c8 01

example tcp
	client hex 50 e1 23 80 01 00 20
	server hex 50 e1 23 80 01 00 20

counterexample udp
	client hex 41 01 05 c8 01
	server hex 61 45 05 c8 02

example udp
	client hex 44 01 12 34 71 72 73 74 bb ".well-known" hex 04 "core"
	server hex 64 45 12 34 71 72 73 74 c1 28 ff "</sensors/temp>;if=\"sensor\""

example udp
	client hex 40 02 7d 34 3b "example.net" hex 84 "room"

counterexample udp
	client hex 44 01 12 34 71 72 73 74 75 bb ".well-known" hex 04 "core"

counterexample udp
	client hex 44 01 12 34 71 72 73 74 pad 20 00

counterexample udp
	client hex 40 00 12 34

# An answer that holds the path of a request.
counterexample udp
	client hex 67 41 12 34 71 72 73 74 75 76 77 b4 "abcd"
