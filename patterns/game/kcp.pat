# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kcp
title       KCP reliable UDP
kind        protocol
groups      game network
source      KCP protocol specification (skywind3000/kcp, protocol.txt); packet framing of kcp-go
transport   udp
order       60

# Conversation, command, fragment, window, time, sequence, next expected,
# length of the data, which is the rest of the datagram.
rule
	either ^[\x00-\xff]{4}\x51
	check either u32le[20] + 24 == len

# Other commands carry no data.
rule
	either ^[\x00-\xff]{4}[\x52-\x54]\x00
	check either u32le[20] == 0
	check either len == 24

# Several segments: the next one has the same conversation.
rule
	either ^[\x00-\xff]{4}[\x51-\x54]
	check either u32le[20] <= 1400
	check either u32le[u32le[20] + 24] == u32le[0]
	check either u8[u32le[20] + 28] >= 0x51
	check either u8[u32le[20] + 28] <= 0x54

# The same behind a nonce of 16 bytes and a checksum, as kcp-go sends them, where
# nothing is encrypted; padding may follow.
rule
	either ^[\x00-\xff]{24}[\x51\x52]\x00
	check either u32le[40] + 44 == len
	check either u16le[26] <= 4096
	repeat 3

example
	client hex 01 00 00 00 51 00 80 00 10 27 00 00 00 00 00 00 00 00 00 00 05 00 00 00 "hello"
	server hex 01 00 00 00 52 00 80 00 10 27 00 00 00 00 00 00 01 00 00 00 00 00 00 00

counterexample
	client hex 01 00 00 00 51 00 80 00 10 27 00 00 00 00 00 00 00 00 00 00 06 00 00 00 "hello"

counterexample
	client hex 01 00 00 00 50 00 80 00 10 27 00 00 00 00 00 00 00 00 00 00 05 00 00 00 "hello"

example
	client pad 20 9d hex 61 0a 1e 47 51 00 00 02 e5 07 00 00 00 00 00 00 00 00 00 00 04 00 00 00 01 02 03 04
	server pad 20 a7 hex 61 0a 1e 47 52 00 fe 03 e5 07 00 00 00 00 00 00 01 00 00 00 00 00 00 00
	client pad 20 33 hex 61 0a 1e 47 51 00 00 02 f5 07 00 00 01 00 00 00 00 00 00 00 04 00 00 00 05 06 07 08

counterexample
	client pad 20 9d hex 61 0a 1e 47 51 00 00 02 e5 07 00 00 00 00 00 00 00 00 00 00 04 00 00 00 01 02 03 04
	server pad 20 a7 hex 61 0a 1e 47 52 00 fe 03 e5 07 00 00 00 00 00 00 01 00 00 00 01 00 00 00
	client pad 20 33 hex 61 0a 1e 47 51 00 00 02 f5 07 00 00 01 00 00 00 00 00 00 00 05 00 00 00 05 06 07 08
