# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        source-engine
title       Valve Source engine queries and play
kind        protocol
groups      game
source      Valve Developer Community: Server queries, Master Server Query Protocol
transport   udp
port        27015 27011

# A2S_INFO.
rule
	either ^\xff\xff\xff\xffTSource Engine Query\x00

# S2A_INFO: protocol, then four names; kinds of server and system.
rule
	either ^\xff\xff\xff\xffI[\x01-\x30][^\x00]{1,256}\x00[^\x00]{0,128}\x00[^\x00]{0,128}\x00[^\x00]{0,256}\x00.{2}.{3}[dlpDLP][lwmoLWMO][\x00\x01][\x00\x01]

# The same of the older engine: address, name, map, folder.
rule
	either ^\xff\xff\xff\xffm[0-9.]{7,15}:[0-9]{1,5}\x00[^\x00]{1,256}\x00[^\x00]{0,128}\x00

# Players and rules: 9 bytes asked, challenge or data answered.
rule
	client ^\xff\xff\xff\xff[UVW]
	check client len <= 9
	check client len >= 5
	server ^\xff\xff\xff\xff(?:A.{4}$|D[\x00-\x80]|E.\x00)

# Master server: a region, an address, filters; then addresses.
rule
	client ^1[\x00-\x07\xff][0-9.]{7,15}:[0-9]{1,5}\x00(?:\\[\x20-\x7e]*)?\x00$

rule
	server ^\xff\xff\xff\xff\x66\x0a[\x00-\xff]{6}
	check server len % 6 == 0

# Connecting: challenge, then protocol and text.
rule
	client ^\xff\xff\xff\xffq[\x00-\xff]{4}(?:connect)?0x[0-9A-F]{8}

example
	client hex ff ff ff ff "TSource Engine Query" hex 00

example
	client hex ff ff ff ff 55 ff ff ff ff
	server hex ff ff ff ff 41 4b a1 d5 22

counterexample
	client hex ff ff ff ff "TSource Engine" hex 00

counterexample
	client hex ff ff ff ff "getstatus" hex 0a
