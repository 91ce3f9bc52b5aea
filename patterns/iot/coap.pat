# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        coap
title       Constrained Application Protocol
kind        protocol
groups      iot
source      RFC 7252 sections 3, 5.10 and 12.1, RFC 7641, RFC 7959
transport   udp
port        5683
order       60
decode      coap

# Version, type and length of the token, then a code that is registered. The
# options behind them, which the decoder walks, are what makes it CoAP.
rule
	either ^[\x40-\x48\x50-\x58\x60-\x68\x70-\x78][\x01-\x07\x41-\x45\x5f\x80-\x9d\xa0-\xa8]

example
	client hex 44 01 12 34 71 72 73 74 bb ".well-known" hex 04 "core"
	server hex 64 45 12 34 71 72 73 74 c1 28 ff "</sensors/temp>;if=\"sensor\""

example
	client hex 40 02 7d 34 3b "example.net" hex 84 "room"

counterexample
	client hex 44 01 12 34 71 72 73 74 75 bb ".well-known" hex 04 "core"

counterexample
	client hex 44 01 12 34 71 72 73 74 pad 20 00

counterexample
	client hex 40 00 12 34
