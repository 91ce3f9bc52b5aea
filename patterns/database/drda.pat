# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        drda
title       IBM DRDA
kind        protocol
groups      database
source      The Open Group, DRDA version 5 volume 3 (DDM), data stream structures
transport   tcp
port        50000 446 1527

# DSS header with D0, format, correlation; the object inside is six shorter
# and its code point is a command or a reply of connecting.
rule
	either ^..\xd0[\x00-\x7f]....(?:[\x10-\x14\x18\x20-\x22\x24].)
	check either u16be[0] == u16be[6] + 6
	check either u16be[0] >= 10

example
	client hex 00 26 d0 41 00 01 00 20 10 41 00 10 11 5e 84 82 f2 89 94 95 c1 f1 c2 f3 00 0c 11 6d e3 c5 e2 e3 40 40 40 40

counterexample
	client hex 00 26 d0 41 00 01 00 21 10 41 00 10 11 5e 84 82 f2 89 94 95

counterexample
	client hex 00 26 d1 41 00 01 00 20 10 41 00 10 11 5e 84 82 f2 89 94 95
