# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        discord
title       Discord voice
kind        protocol
groups      voip chat game
source      Discord developer documentation, Voice: IP Discovery and heartbeat
transport   udp

# IP discovery: type, length 70, SSRC, room for the address.
rule
	either ^\x00\x01\x00\x46.{4}\x00{64}
	check either len == 74

rule
	either ^\x00\x02\x00\x46.{4}[0-9a-f.:]{7,45}\x00
	check either len == 74

# Its first version: SSRC, then 66 bytes; the answer holds the address.
rule
	client ^(?!\x00\x00\x00\x00).{4}\x00{66}$
	check client len == 70
	server ^(?!\x00\x00\x00\x00).{4}[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\x00
	check server len == 70

# Keep-alive: magic, running number.
rule
	either ^\x13\x37\xca\xfe.{4}$
	check either len == 8

example
	client hex 00 01 00 46 00 00 12 34 pad 66 00
	server hex 00 02 00 46 00 00 12 34 "192.0.2.1" pad 55 00 hex c3 50

example
	client hex 13 37 ca fe 01 00 00 00

counterexample
	client hex 00 01 00 46 00 00 12 34 pad 65 00

counterexample
	client hex 13 37 ca fe 01 00 00 00 00
