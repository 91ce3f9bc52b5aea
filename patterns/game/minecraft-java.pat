# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        minecraft-java
title       Minecraft Java edition
kind        protocol
groups      game
source      Minecraft Wiki, Java Edition protocol: handshake, server list ping
transport   tcp
port        25565

# Handshake: length, packet 0, version of one or two bytes, address, port, next
# state; all lengths agree.
rule
	client ^[\x08-\x7f]\x00[\x00-\x7f][\x01-\x70][\x00\x21-\x7e]
	check client u8[3] + 6 == u8[0]
	check client u8[u8[3] + 6] >= 1
	check client u8[u8[3] + 6] <= 3

rule
	client ^[\x08-\x7f]\x00[\x80-\xff][\x01-\x7f][\x01-\x70][\x00\x21-\x7e]
	check client u8[4] + 7 == u8[0]
	check client u8[u8[4] + 7] >= 1
	check client u8[u8[4] + 7] <= 3

# Ping of old clients.
rule
	client ^\xfe\x01\xfa\x00\x0b\x00M\x00C\x00\|

example
	client hex 10 00 fb 05 09 "localhost" hex 63 dd 01 01 00

counterexample
	client hex 11 00 fb 05 09 "localhost" hex 63 dd 01 01 00
