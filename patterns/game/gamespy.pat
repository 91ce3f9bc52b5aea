# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gamespy
title       GameSpy query
kind        protocol
groups      game
source      GameSpy query protocol versions 1 to 4 description; Minecraft query
transport   udp

rule
	either ^\\(?:status|info|basic|rules|players|packets|echo|secure)\\(?:$|[\x20-\x7e])

rule
	either ^\\gamename\\[\x20-\x7e]+\\

# Version 2 and later: magic, type, session.
rule
	client ^\xfe\xfd[\x00\x09].{4}(?:$|\xff|[\x00-\xff]{4})
	check client len <= 19
	server ^[\x00\x09].{4}[-0-9A-Za-z\x00]

example
	client "\\status\\"

example
	client hex fe fd 09 01 02 03 04
	server hex 09 01 02 03 04 "9513307" hex 00

counterexample
	client "\\stats\\"
