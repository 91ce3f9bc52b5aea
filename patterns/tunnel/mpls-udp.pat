# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mpls-udp
title       MPLS in UDP
kind        protocol
groups      tunnel network
source      RFC 7510, RFC 3032
transport   udp
port        6635
order       70

# One label, bottom of the stack, then an IP packet that fills the datagram.
rule
	either ^...[\x01-\xff][\x45]
	check either u8[2] & 1 == 1
	check either u16be[6] + 4 == len

rule
	either ^..[\x00-\xff][\x01-\xff]..[\x00-\xff][\x01-\xff]\x45
	check either u8[2] & 1 == 0
	check either u8[6] & 1 == 1
	check either u16be[10] + 8 == len

example
	client hex 00 01 51 3f 45 00 00 18 67 6f 40 00 3f 01 c0 22 0a 03 00 0a 01 00 0a 08 11 22 33 44

counterexample
	client hex 00 01 50 3f 45 00 00 18 67 6f 40 00 3f 01 c0 22 0a 03 00 0a 01 00 0a 08 11 22 33 44
