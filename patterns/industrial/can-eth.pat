# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        can-eth
title       CAN over Ethernet
kind        protocol
groups      industrial
source      Proconx, CAN over Ethernet protocol specification
transport   udp
port        11898

# Magic, version, number of frames, options.
rule
	either ^ISO11898[\x01-\x0f][\x01-\xff]

example
	client "ISO11898" hex 01 01 00 23 01 00 00 02 11 22 00 00 00 00 00 00 00

counterexample
	client "ISO11898" hex 00 00 00

counterexample
	client "ISO11889" hex 01 01 00 23 01
