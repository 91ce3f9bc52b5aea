# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dtls
title       Datagram Transport Layer Security
kind        protocol
groups      secure
source      RFC 6347 section 4, RFC 9147 section 4
transport   udp
port        4433 5684
order       45
decode      dtls

# A handshake message: record header, then type, length, sequence, fragment.
rule
	either ^\x16(?:\xfe[\xfd\xff]|\x01\x00)\x00\x00\x00\x00...[\x00-\xff]..[\x01-\x04\x0b-\x10\x14]\x00..\x00.\x00..\x00..
	check either u16be[11] + 13 <= len
	check either u16be[11] >= 12

# Any record of an established or half seen association: lengths must fit.
rule
	either ^[\x14-\x17]\xfe[\xfd\xff]\x00[\x00-\x0f]
	check either u16be[11] + 13 == len
	check either u16be[11] >= 2

rule
	either ^[\x14-\x17]\xfe[\xfd\xff]\x00[\x00-\x0f]
	check either u8[u16be[11] + 13] >= 20
	check either u8[u16be[11] + 13] <= 23
	check either u16be[u16be[11] + 14] == u16be[1]

example
	client hex 16 fe fd 00 00 00 00 00 00 00 00 00 36 01 00 00 2a 00 00 00 00 00 00 00 2a fe fd pad 32 5a hex 00 00 00 02 c0 2b 01 00

example
	client hex 17 fe fd 00 01 00 00 00 00 00 07 00 20 pad 32 c1

counterexample
	client hex 16 fe fd 00 00 00 00 00 00 00 00 02 36 01 00 00 2a pad 60 00

counterexample
	client hex 16 03 03 00 00 pad 100 00
