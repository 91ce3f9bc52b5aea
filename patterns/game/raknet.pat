# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        raknet
title       RakNet game networking
kind        protocol
groups      game
source      RakNet manual and source (OFFLINE_MESSAGE_DATA_ID); wiki.vg, Raknet Protocol
transport   udp
port        19132

# Unconnected messages hold 16 fixed bytes: first in connection requests and
# replies, behind a time in pings; some games put a header before.
rule
	either ^(?:[^\x00]|\x00(?!\xff\xff\x00\xfe)){1,64}+\x00\xff\xff\x00\xfe\xfe\xfe\xfe\xfd\xfd\xfd\xfd\x12\x34\x56\x78

example
	client hex 01 00 00 00 00 00 00 00 2a 00 ff ff 00 fe fe fe fe fd fd fd fd 12 34 56 78 00 00 00 00 00 00 00 01

example
	client hex 05 00 ff ff 00 fe fe fe fe fd fd fd fd 12 34 56 78 0a pad 1400 00

counterexample
	client hex 05 00 ff ff 00 fe fe fe fe fd fd fd fd 12 34 56 79 0a pad 1400 00
