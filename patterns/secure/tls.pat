# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tls
title       Transport Layer Security
kind        protocol
groups      secure web
source      RFC 8446 sections 4.1 and 5.1, RFC 5246 appendices A and E.2, RFC 6101
transport   tcp
port        443 993 995 465 853
decode      tls

# ClientHello in the first record.
rule
	client ^\x16\x03[\x00-\x04]..\x01\x00..\x03[\x00-\x04]

# ClientHello cut into records so short that its version is in a later one.
rule
	client ^\x16\x03[\x00-\x04]\x00[\x01-\x05]\x01
	check client u8[u16be[3] + 5] == 22
	check client u8[u16be[3] + 6] == 3

# ClientHello in SSL 2.0 framing.
rule
	client ^[\x80-\x8f].\x01(?:\x03[\x00-\x03]|\x00\x02)\x00[\x03-\xff]\x00[\x00\x10\x20]\x00[\x10-\x20]
	check client u16be[5] % 3 == 0
	check client u16be[5] + u16be[7] + u16be[9] + 9 == u16be[0] & 0x7fff

# ServerHello, when the client's side was not captured.
rule
	server ^\x16\x03[\x00-\x04]..\x02\x00..\x03[\x00-\x04].{32}[\x00-\x20]

# A server that answers with an alert only.
rule
	server ^\x15\x03[\x00-\x04]\x00\x02[\x01\x02][\x00\x0a\x14-\x16\x1e\x28-\x33\x3c\x46\x47\x50\x56\x5a\x64\x6d-\x74\x78]$

# Captures that start in the middle: a record that ends where the bytes end,
# or is followed by another one of the same version.
rule
	either ^[\x14-\x17]\x03[\x01-\x03]
	check either u16be[3] == len - 5
	check either u16be[3] >= 2
	check either u16be[3] <= 16640

rule
	either ^[\x14-\x17]\x03[\x01-\x03]
	check either u16be[3] <= 16640
	check either u8[u16be[3] + 5] >= 20
	check either u8[u16be[3] + 5] <= 23
	check either u16be[u16be[3] + 6] == u16be[1]

example
	client hex 16 03 01 00 43 01 00 00 3f 03 03 pad 32 5a hex 00 00 02 13 01 01 00 00 14 00 00 00 10 00 0e 00 00 0b "example.com"

example
	server hex 16 03 03 00 2a 02 00 00 26 03 03 pad 32 5a hex 00 13 01 00

example
	client hex 17 03 03 00 20 pad 32 c1

counterexample
	client hex 16 03 01 pad 200 00

counterexample
	client hex 16 03 01 02 00 07 00 01 fc 03 03 pad 40 11

counterexample
	client hex 17 03 03 00 20 pad 40 c1
