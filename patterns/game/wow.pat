# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wow
title       World of Warcraft
kind        protocol
groups      game
source      wowdev.wiki: Login Packet, CMSG_AUTH_LOGON_CHALLENGE, SMSG_AUTH_CHALLENGE, CMSG_AUTH_SESSION
transport   tcp
port        3724 8085

# World connection since the fourth expansion: each side introduces itself.
rule
	either ^.{0,2}WORLD OF WARCRAFT CONNECTION - (?:SERVER TO CLIENT|CLIENT TO SERVER)

# Login challenge: size, game, version, build, then reversed four letter codes.
rule
	client ^\x00[\x00-\x0f].\x00WoW\x00.{3}..(?:68x|46x|CPP|46A)\x00(?:niW|XSO|xuL)\x00
	check client u16le[2] + 4 <= len

# World connection before: authentication challenge and session.
rule
	server ^\x00[\x06-\x60]\xec\x01
	check server u8[1] + 2 == len
	client ^..\xed\x01\x00\x00
	check client u16be[0] + 2 <= len

example
	client hex 00 03 24 00 "WoW" hex 00 01 0c 01 f3 16 "68x" hex 00 "niW" hex 00 "SUne" hex 3c 00 00 00 7f 00 00 01 06 "PLAYER"

example
	server "0" hex 00 "WORLD OF WARCRAFT CONNECTION - SERVER TO CLIENT" hex 00

counterexample
	client hex 00 03 24 00 "WoX" hex 00 01 0c 01 f3 16 "68x" hex 00 "niW" hex 00 "SUne" hex 3c 00 00 00 7f 00 00 01 06 "PLAYER"
