# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sctp-udp
title       SCTP in UDP
kind        protocol
groups      tunnel telecom
source      RFC 6951, RFC 9260 section 3
transport   udp
port        9899

# INIT: ports, verification tag 0, checksum, chunk whose length fits.
rule
	either ^(?!\x00\x00)..(?!\x00\x00)..\x00\x00\x00\x00.{4}\x01\x00..(?!\x00\x00\x00\x00)
	check either u16be[14] + 12 <= len
	check either u16be[14] + 16 > len
	check either u16be[14] >= 20

example
	client hex 0b 59 0b 59 00 00 00 00 12 34 56 78 01 00 00 14 a1 b2 c3 d4 00 01 00 00 00 0a 00 0a 11 22 33 44

counterexample
	client hex 0b 59 0b 59 00 00 00 00 12 34 56 78 01 00 00 34 a1 b2 c3 d4 00 01 00 00 00 0a 00 0a 11 22 33 44
