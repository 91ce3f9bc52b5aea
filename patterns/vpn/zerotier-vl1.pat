# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zerotier-vl1
title       ZeroTier VL1
kind        protocol
groups      vpn
source      ZeroTier protocol design whitepaper, VL1 packet format (HELLO)
transport   udp
port        9993

# Packet id, destination, source, flags without encryption, MAC, HELLO with
# protocol and software version and a time in milliseconds.
rule
	either ^[\x00-\xff]{18}[\x00-\x07][\x00-\xff]{8}\x01[\x04-\x14][\x01-\x03][\x00-\x30]\x00[\x00-\x40]\x00\x00\x01[\x40-\xff]

example
	client hex 11 22 33 44 55 66 77 88 a1 a2 a3 a4 a5 b1 b2 b3 b4 b5 00 01 02 03 04 05 06 07 08 01 0b 01 0a 00 02 00 00 01 8b 00 11 22 33 pad 60 5c

counterexample
	client hex 11 22 33 44 55 66 77 88 a1 a2 a3 a4 a5 b1 b2 b3 b4 b5 00 01 02 03 04 05 06 07 08 01 0b 01 0a 00 02 5a 11 22 33 44 55 66 77
