# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        qq
title       Tencent QQ (OICQ)
kind        protocol
groups      chat
source      libqq (Pidgin) and LumaQQ descriptions of the QQ protocol: packet head, commands and tail
transport   udp tcp
port        8000

# Head 2, version, command, sequence, account number, tail 3.
rule
	transport udp
	either ^\x02[\x01-\x3f][\x00-\xff](?:\x00[\x01\x02\x04-\x06\x09-\x0d\x12\x16\x17\x1c\x1d\x21\x22\x26-\x29\x30\x3c-\x3e\x58\x5c\x5d\x62\x65-\x67\x80\x81\x91\xa2-\xb5\xba-\xbc\xcd-\xce\xd1\xdd\xe0-\xe9\xec]|\x08[\x18\x19\x25-\x39])[\x00-\xff]{2}(?![\x00-\x03]{4})
	check either u8[len - 1] == 3
	check either u32be[7] >= 10000
	check either len >= 16

# Before the account is known: the first touch of a server.
rule
	transport udp
	client ^\x02[\x01-\x3f][\x00-\xff](?:\x00[\x62\x91\xba]|\x08[\x18\x25\x36])[\x00-\xff]{2}
	check client u8[len - 1] == 3
	server ^\x02[\x01-\x3f][\x00-\xff](?:\x00[\x62\x91\xba]|\x08[\x18\x25\x36])[\x00-\xff]{2}
	check server u8[len - 1] == 3

# Over TCP behind the length of all.
rule
	transport tcp
	either ^[\x00-\x0f].\x02[\x01-\x3f][\x00-\xff](?:\x00[\x01\x02\x1d\x22\x26-\x29\x58\x5c\x62\x65-\x67\x80\x81\x91\xba\xcd-\xce\xdd\xe0-\xe9\xec]|\x08[\x18\x19\x25-\x39])[\x00-\xff]{2}
	check either u16be[0] == len
	check either u8[len - 1] == 3

example udp
	client hex 02 37 37 00 62 00 11 00 12 d6 87 00 pad 20 4e hex 03

counterexample udp
	client hex 02 37 37 00 62 00 11 00 12 d6 87 00 pad 20 4e hex 04

counterexample udp
	client hex 02 37 37 09 62 00 11 00 12 d6 87 00 pad 20 4e hex 03
