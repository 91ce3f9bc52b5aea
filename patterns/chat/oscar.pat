# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        oscar
title       OSCAR, AIM and ICQ
kind        protocol
groups      chat
source      OSCAR protocol documentation (AOL, 2008), FLAP and SNAC headers
transport   tcp
port        5190

# Sign-on frame: channel 1, sequence, length, FLAP version 1.
rule
	either ^\x2a\x01..[\x00-\x0f].\x00\x00\x00\x01

# Data frame with a SNAC of a known family.
rule
	either ^\x2a\x02..[\x00-\x1f].\x00[\x01-\x13\x15\x17\x18\x25][\x00][\x01-\x30][\x00\x80][\x00\x01]
	check either u16be[4] + 6 <= len
	check either u16be[4] >= 10

example
	server hex 2a 01 12 34 00 04 00 00 00 01

counterexample
	server hex 2a 01 12 34 00 04 00 00 00 02
