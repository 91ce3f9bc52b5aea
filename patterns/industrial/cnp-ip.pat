# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cnp-ip
title       Component Network over IP, LonTalk
kind        protocol
groups      industrial iot
source      ANSI/CEA-852 (EN 14908-4) common packet header
transport   udp
port        1628 1629

# Length of all, version 1, packet type, no extended header, vendor 0.
rule
	either ^..\x01[\x01\x03-\x08\x60-\x7f]\x00[\x00-\x3f]\x00\x00
	check either u16be[0] == len
	check either len >= 20

# The same with an extended header, or of another vendor.
rule
	either ^..\x01[\x01\x03-\x08\x60-\x7f][\x00-\x08][\x00-\x3f]
	check either u16be[0] == len
	check either u8[4] * 4 + 20 <= len
	repeat 2

example
	client hex 00 1c 01 01 00 00 00 00 4a 11 22 33 00 00 00 05 00 00 12 34 00 01 7f 01 81 01 7f 02

counterexample
	client hex 00 1d 01 01 00 00 00 00 4a 11 22 33 00 00 00 05 00 00 12 34 00 01 7f 01 81 01 7f 02

counterexample
	client hex 00 1c 02 01 00 00 00 00 4a 11 22 33 00 00 00 05 00 00 12 34 00 01 7f 01 81 01 7f 02

example
	client hex 00 20 01 01 01 00 00 00 4a 11 22 33 00 00 00 05 00 00 12 34 aa bb cc dd 00 01 7f 01 81 01 7f 02
	client hex 00 20 01 01 01 00 00 00 4a 11 22 33 00 00 00 06 00 00 12 34 aa bb cc dd 00 01 7f 01 81 01 7f 02

counterexample
	client hex 00 20 01 01 01 00 00 00 4a 11 22 33 00 00 00 05 00 00 12 34 aa bb cc dd 00 01 7f 01 81 01 7f 02
	client hex 00 21 01 01 01 00 00 00 4a 11 22 33 00 00 00 06 00 00 12 34 aa bb cc dd 00 01 7f 01 81 01 7f 02
