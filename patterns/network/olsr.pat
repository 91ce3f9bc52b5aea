# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        olsr
title       Optimized Link State Routing
kind        protocol
groups      network
source      RFC 3626 section 3.3
transport   udp
port        698
order       60

# Packet length; message type, validity, size, originator, time to live, hops.
rule
	either ^..[\x00-\xff]{2}[\x01-\x04\x80-\x86\xc9][\x00-\xff].{2}(?!\x00\x00\x00\x00).{4}[\x01-\xff][\x00-\x3f]
	check either u16be[0] == len
	check either u16be[6] >= 12
	check either u16be[6] + 4 == len

rule
	either ^..[\x00-\xff]{2}[\x01-\x04\x80-\x86\xc9][\x00-\xff].{2}(?!\x00\x00\x00\x00).{4}[\x01-\xff][\x00-\x3f]
	check either u16be[0] == len
	check either u16be[6] >= 12
	check either u8[u16be[6] + 4] >= 1
	check either u16be[u16be[6] + 6] + u16be[6] + 4 <= len
	check either u16be[u16be[6] + 6] >= 12

example
	client hex 00 14 00 01 01 86 00 10 0a 00 00 01 01 00 00 01 00 00 05 03

counterexample
	client hex 00 15 00 01 01 86 00 10 0a 00 00 01 01 00 00 01 00 00 05 03
