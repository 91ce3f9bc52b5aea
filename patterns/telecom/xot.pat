# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xot
title       X.25 over TCP
kind        protocol
groups      telecom
source      RFC 1613, ITU-T X.25 section 5.2.1
transport   tcp
port        1998

# Version 0, length, then a call request: format, channel, type, address
# lengths, addresses in decimal digits.
rule
	either ^\x00\x00\x00.[\x10-\x2f].\x0b(?:\x00|[\x01-\xff](?:[\x00-\x09\x10-\x19\x20-\x29\x30-\x39\x40-\x49\x50-\x59\x60-\x69\x70-\x79\x80-\x89\x90-\x99]){2})
	check either u16be[2] + 4 == len
	check either u16be[2] >= 4

example
	client hex 00 00 00 0a 10 01 0b 44 12 34 56 78 00 cc

counterexample
	client hex 00 00 00 0b 10 01 0b 44 12 34 56 78 00 cc

counterexample
	client hex 00 00 00 0a 10 01 0b 44 12 3a 56 78 00 cc
