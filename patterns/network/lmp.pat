# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lmp
title       Link Management Protocol
kind        protocol
groups      network
source      RFC 4204 sections 12.1 and 13
transport   udp
port        701

# Version 1, flags, type, length of all, reserved; an object that fits.
rule
	either ^\x10[\x00-\xff][\x00-\x03][\x01-\x22]..\x00\x00[\x01-\x7f\x81-\xff][\x01-\x33]
	check either u16be[4] == len
	check either u16be[10] + 8 <= len
	check either u16be[10] >= 4

example
	client hex 10 00 00 04 00 1c 00 00 01 01 00 08 00 00 00 01 01 07 00 0c 00 00 00 32 00 00 00 3c

counterexample
	client hex 10 00 00 04 00 1d 00 00 01 01 00 08 00 00 00 01 01 07 00 0c 00 00 00 32 00 00 00 3c
