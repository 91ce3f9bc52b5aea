# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        meshtastic
title       Meshtastic stream
kind        protocol
groups      iot
source      Meshtastic documentation, Client API: streaming version
transport   tcp
port        4403

# Frame: two magic bytes, a length up to 512, a protobuf field.
rule
	either ^\x94\xc3[\x00\x01].[\x08\x0a\x0d\x12\x18\x1a\x20\x22\x2a\x32\x3a\x42\x4a\x52\x5a\x62\x6a\x72]
	check either u16be[2] <= 512

example
	client hex 94 c3 00 06 18 c5 fe 9b d8 0d

counterexample
	client hex 94 c3 04 06 18 c5 fe 9b d8 0d
