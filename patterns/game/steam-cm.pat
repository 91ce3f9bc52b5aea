# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        steam-cm
title       Steam connection manager
kind        protocol
groups      game
source      SteamKit documentation, connection framing of the Steam client
transport   tcp udp
port        27017

rule
	transport tcp
	either ^[\x01-\xff][\x00-\x7f]\x00\x00VT01

rule
	transport udp
	either ^VS01[\x00-\xff]{2}[\x01-\x08]

example tcp
	server hex 1c 00 00 00 "VT01" hex 17 05 00 00 pad 20 01

example udp
	client "VS01" hex 00 00 01 04 00 02 00 00 00 00 00 00 01 00 00 00

counterexample tcp
	server hex 1c 00 00 00 "VT02"
