# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kerberos
title       Kerberos 5
kind        protocol
groups      auth windows
source      RFC 4120 sections 5.4 to 5.9 and 7.2, RFC 3244 (password change)
transport   udp tcp
port        88 464
order       45
decode      kerberos

# Requests: application tag, version 5 and message type in context tags 1, 2.
rule
	transport udp
	either ^[\x6a\x6c](?:[\x00-\x7f]|\x81.|\x82..|\x83...)\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)\xa1\x03\x02\x01\x05\xa2\x03\x02\x01[\x0a\x0c]

# Answers, errors and application requests have them in tags 0 and 1.
rule
	transport udp
	either ^[\x6b\x6d\x6e\x6f\x74-\x76\x7e](?:[\x00-\x7f]|\x81.|\x82..|\x83...)\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)\xa0\x03\x02\x01\x05\xa1\x03\x02\x01[\x0b\x0d-\x0f\x14-\x16\x1e]

# The same over TCP behind a length of four bytes.
rule
	transport tcp
	either ^\x00[\x00-\x3f]..[\x6a\x6c](?:[\x00-\x7f]|\x81.|\x82..|\x83...)\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)\xa1\x03\x02\x01\x05\xa2\x03\x02\x01[\x0a\x0c]

rule
	transport tcp
	either ^\x00[\x00-\x3f]..[\x6b\x6d\x6e\x6f\x74-\x76\x7e](?:[\x00-\x7f]|\x81.|\x82..|\x83...)\x30(?:[\x00-\x7f]|\x81.|\x82..|\x83...)\xa0\x03\x02\x01\x05\xa1\x03\x02\x01[\x0b\x0d-\x0f\x14-\x16\x1e]

# Change of passwords: length, version, then an application request or reply.
rule
	transport udp
	either ^..(?:\x00\x01|\xff\x80)..[\x6e\x6f\x7e]\x81?
	check either u16be[0] == len

rule
	transport tcp
	either ^\x00\x00....(?:\x00\x01|\xff\x80)..[\x6e\x6f\x7e]
	check either u16be[2] == u16be[4]

example udp
	client hex 6a 4b 30 49 a1 03 02 01 05 a2 03 02 01 0a a4 3d 30 3b a0 07 03 05 00 50 80 00 10 a2 0d 1b 0b "EXAMPLE.COM" hex a5 11 18 0f "20370913024805Z" hex a7 06 02 04 12 34 56 78 a8 06 30 04 02 02 00 12

counterexample udp
	client hex 6a 4b 30 49 a1 03 02 01 04 a2 03 02 01 0a a4 3d 30 3b

counterexample udp
	client hex 30 0c 02 01 01 60 07 02 01 03 04 00 80 00
