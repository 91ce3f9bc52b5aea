# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        stun
title       Session Traversal Utilities for NAT, TURN and ICE
kind        protocol
groups      voip network
source      RFC 8489 section 5, RFC 8656, RFC 8445, RFC 3489 section 11, RFC 6062
transport   udp tcp
port        3478 19302
order       40
decode      stun

# Header with magic cookie; the length counts what follows it.
rule
	transport udp
	either ^[\x00-\x3f]...\x21\x12\xa4\x42
	check either u16be[2] + 20 == len
	check either u16be[2] % 4 == 0

rule
	transport tcp
	either ^[\x00\x01].[\x00-\x04].\x21\x12\xa4\x42
	check either u16be[2] % 4 == 0

# The same behind the length of RFC 4571.
rule
	transport tcp
	either ^..[\x00\x01].[\x00-\x04].\x21\x12\xa4\x42
	check either u16be[0] == u16be[4] + 20

# RFC 3489 had no cookie: a request without attributes or with CHANGE-REQUEST.
rule
	transport udp
	either ^\x00\x01\x00\x00
	check either u24be[4] != 0
	check either u24be[8] != 0
	check either u24be[12] != 0
	check either u24be[16] != 0
	check either len == 20

rule
	transport udp
	either ^\x00\x01\x00\x08.{16}\x00\x03\x00\x04\x00\x00\x00[\x00\x02\x04\x06]$

# Response of RFC 3489: begins with an address attribute.
rule
	transport udp
	either ^\x01\x01\x00.[\x00-\xff]{16}(?:\x00\x01|\x00\x20|\x80\x20)\x00\x08\x00\x01
	check either u16be[2] + 20 == len

# Other messages of RFC 3489: one attribute, or two, that fill the datagram.
rule
	transport udp
	either ^[\x00\x01][\x01-\x04\x11-\x14]\x00.{17}(?:[\x00\x01\x80\xc0].)
	check either u16be[2] + 20 == len
	check either u16be[22] + 24 == len

rule
	transport udp
	either ^[\x00\x01][\x01-\x04\x11-\x14]\x00.{17}(?:[\x00\x01\x80\xc0].)
	check either u16be[2] + 20 == len
	check either u16be[u16be[22] + 26] + u16be[22] + 28 == len
	check either u8[u16be[22] + 24] & 0x3e == 0

# Captures that start in the middle: TURN channel data around known media.
rule
	transport udp
	either ^[\x40-\x4f]...(?:[\x80\x90][\x60-\x7f\xe0-\xff\xc8\xc9]|[\x14-\x17]\xfe[\xfd\xff]|[\x00\x01]...\x21\x12\xa4\x42)
	check either u16be[2] + 4 <= len
	check either u16be[2] + 8 > len
	repeat 2

example udp
	client hex 00 01 00 00 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae
	server hex 01 01 00 0c 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae 00 20 00 08 00 01 a1 47 e1 12 a6 43

counterexample udp
	client hex 00 01 00 08 21 12 a4 42 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae

counterexample udp
	client hex 00 01 00 08 21 12 a4 43 b7 e7 a7 01 bc 34 d6 86 fa 87 df ae 00 09 00 14 00 00 00 00
