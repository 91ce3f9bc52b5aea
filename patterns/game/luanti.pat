# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        luanti
title       Luanti, formerly Minetest
kind        protocol
groups      game
source      Luanti doc/protocol.txt and the headers described in it
transport   udp
port        30000

# Identifier of the protocol, peer, channel, type: control, original, split or
# reliable.
rule
	either ^\x4f\x45\x74\x03[\x00-\xff]{2}[\x00-\x03](?:[\x00-\x03]|$)

example
	client hex 4f 45 74 03 00 00 00 01 00 01

example
	server hex 4f 45 74 03 00 01 00 03 ff dc 00 01 00 02

counterexample
	client hex 4f 45 74 04 00 00 00 01 00 01

counterexample
	client hex 4f 45 74 03 00 00 07 01 00 01
