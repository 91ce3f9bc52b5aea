# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teamspeak
title       TeamSpeak
kind        protocol
groups      voip game
source      TeamSpeak 3 protocol description (ReSpeak tsdeclarations, ts3protocol, sections 1 and 2.5); TeamSpeak 3 Server Query manual; TeamSpeak 2 login packet; server list (weblist) messages as in public emulators of it
transport   udp tcp
port        9987 10011 8767

# Init packets: a text in place of the MAC, packet id 101, type Init1.
rule
	transport udp
	either ^TS3INIT1\x00\x65(?:\x00\x00)?[\x08\x28\x48\x68\x88]

# Server query.
rule
	transport tcp
	server ^TS3\r?\n\r?Welcome to the TeamSpeak

# Version 2: class, type login, the client's name as counted text.
rule
	transport udp
	client ^\xf4\xbe\x03\x00[\x00-\xff]{16}\x09TeamSpeak

# Server list: version, number, type 1; the answer repeats them with a key.
rule
	transport udp
	client ^\x01[\x00-\xff]{2}\x01$
	check client len == 4
	server ^\x01[\x00-\xff]{2}\x01[\x00-\xff]{4}$
	check server len == 8

example udp
	client "TS3INIT1" hex 00 65 00 00 88 0d d0 57 66 00 5f 59 16 e0 ad e7 6b 61 00 00 00 00 00 00 00 00

example tcp
	server "TS3\n\rWelcome to the TeamSpeak 3 ServerQuery interface\n\r"

counterexample udp
	client "TS3INIT1" hex 00 66 00 00 88 0d d0 57 66
