# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iec104
title       IEC 60870-5-104
kind        protocol
groups      industrial
source      IEC 60870-5-104 section 5, IEC 60870-5-101 section 7.2
transport   tcp
port        2404

# Unnumbered control functions and supervisory frames.
rule
	either ^\x68\x04(?:[\x07\x0b\x13\x23\x43\x83]\x00\x00\x00|\x01\x00[\x00-\xff]{2})(?:$|\x68)

# Information: even sequence numbers, type, qualifier, cause, no originator;
# the frame ends where the bytes end or another one begins.
rule
	either ^\x68[\x0d-\xfd].{4}[\x01-\x28\x2d-\x33\x3a-\x40\x46\x64-\x6b\x6e-\x71\x78-\x7f][\x01-\x7f\x81-\xff][\x01-\x2f\x41-\x6f\x80-\xaf\xc0-\xef]
	check either u8[2] & 1 == 0
	check either u8[4] & 1 == 0
	check either u8[1] + 2 == len

rule
	either ^\x68[\x0d-\xfd].{4}[\x01-\x28\x2d-\x33\x3a-\x40\x46\x64-\x6b\x6e-\x71\x78-\x7f][\x01-\x7f\x81-\xff][\x01-\x2f\x41-\x6f\x80-\xaf\xc0-\xef]
	check either u8[2] & 1 == 0
	check either u8[4] & 1 == 0
	check either u8[u8[1] + 2] == 0x68
	check either u8[u8[1] + 3] >= 4
	check either u8[u8[1] + 3] <= 253

example
	client hex 68 04 07 00 00 00
	server hex 68 04 0b 00 00 00

example
	server hex 68 0e 00 00 00 00 64 01 06 00 01 00 00 00 00 14

counterexample
	client hex 68 04 05 00 00 00

counterexample
	server hex 68 0e 01 00 00 00 64 01 06 00 01 00 00 00 00 14
