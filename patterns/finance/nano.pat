# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nano
title       Nano
kind        protocol
groups      finance p2p
source      Nano node documentation, networking protocol specification (message header)
transport   tcp udp
port        7075

# Magic, network, greatest, used and least version, type; versions in order.
rule
	either ^R[ABCX][\x05-\x2f][\x05-\x2f][\x01-\x2f][\x02-\x0f]
	check either u8[2] >= u8[3]
	check either u8[3] >= u8[4]

example tcp
	client "RC" hex 12 12 12 0a 01 00 pad 32 5a

example udp
	client "RC" hex 12 12 12 02 00 00 pad 144 00

counterexample udp
	client "RC" hex 12 13 12 02 00 00 pad 144 00

counterexample tcp
	client "RACE condition"
