# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        babel
title       Babel routing protocol
kind        protocol
groups      network
source      RFC 8966 section 4.2
transport   udp
port        6696

rule
	either ^\x2a\x02..[\x00-\x0c\x80-\x83]
	check either u16be[2] + 4 == len

# With a trailer, as authentication adds one: the first element fits the body
# and another one follows it.
rule
	either ^\x2a\x02..[\x02-\x12]
	check either u16be[2] + 6 <= len
	check either u8[5] + 2 <= u16be[2]
	check either u8[u8[5] + 6] <= 0x12

example
	client hex 2a 02 00 08 04 06 00 00 00 01 01 90

counterexample
	client hex 2a 02 00 09 04 06 00 00 00 01 01 90
