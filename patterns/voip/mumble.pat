# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mumble
title       Mumble
kind        protocol
groups      voip game chat
source      Mumble protocol documentation, UDP ping, MumbleUDP.proto
transport   udp
port        64738

# Ping of 12 bytes; the answer has version, identifier, users, limit, bandwidth.
rule
	client ^\x00\x00\x00\x00
	check client len == 12
	server ^\x00[\x01\x02][\x00-\x0a].{9}\x00\x00..\x00\x00..\x00
	check server len == 24

rule
	either ^\x00\x01[\x02-\x06][\x00-\x14].{8}\x00\x00[\x00-\x10].\x00\x00[\x00-\x27].\x00[\x00-\x0f]..$
	check either u32be[12] <= u32be[16]
	repeat 2

# Since version 1.5 a ping is a message in Protocol Buffers: time, the question
# for more; the answer has a version, users, limit and bandwidth.
rule
	client ^\x01\x08[\x80-\xff]{0,9}[\x00-\x7f]\x10\x01$
	server ^\x01\x08[\x80-\xff]{0,9}[\x00-\x7f]\x18[\x80-\xff]{1,9}[\x00-\x7f](?:[\x20\x28]|$)

example
	client hex 00 00 00 00 11 22 33 44 55 66 77 88
	server hex 00 01 02 05 11 22 33 44 55 66 77 88 00 00 00 02 00 00 00 64 00 01 19 40

counterexample
	client hex 00 00 00 00 11 22 33 44 55 66 77 88

example
	client hex 01 08 80 90 a0 b0 0f 10 01
	server hex 01 08 80 90 a0 b0 0f 18 80 80 80 80 a0 c0 01 20 05 28 64 30 80 e8 10

counterexample
	client hex 01 08 80 90 a0 b0 0f 10 01
	server hex 01 08 80 90 a0 b0 0f 12 01 20
