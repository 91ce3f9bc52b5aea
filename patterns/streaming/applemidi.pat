# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        applemidi
title       AppleMIDI, RTP-MIDI sessions
kind        protocol
groups      streaming
source      Apple network MIDI session protocol; RFC 6295
transport   udp
port        5004

rule
	either ^\xff\xff(?:(?:IN|OK|NO|BY)\x00\x00\x00\x02|CK.{4}[\x00-\x02]\x00\x00\x00)

example
	client hex ff ff "IN" hex 00 00 00 02 12 34 56 78 9a bc de f0 "studio" hex 00

counterexample
	client hex ff ff "IN" hex 00 00 00 09 12 34 56 78
