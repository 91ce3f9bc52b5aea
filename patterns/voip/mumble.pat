# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mumble
title       Mumble
kind        protocol
groups      voip game chat
source      Mumble protocol documentation, UDP ping
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

example
	client hex 00 00 00 00 11 22 33 44 55 66 77 88
	server hex 00 01 02 05 11 22 33 44 55 66 77 88 00 00 00 02 00 00 00 64 00 01 19 40

counterexample
	client hex 00 00 00 00 11 22 33 44 55 66 77 88
