# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        n2n
title       n2n peer-to-peer VPN
kind        protocol
groups      vpn p2p
source      ntop n2n documentation, protocol header (version, time to live, flags, community)
transport   udp
port        7654

# Version 2 or 3, time to live 2, packet type, a community of 20 bytes.
rule
	either ^[\x02\x03]\x02[\x00\x04\x20\x40\x60][\x01-\x0c](?:[\x21-\x7e]{3}\x00{17}|[\x21-\x7e]{4}\x00{16}|[\x21-\x7e]{5}\x00{15}|[\x21-\x7e]{6}\x00{14}|[\x21-\x7e]{7}\x00{13}|[\x21-\x7e]{8}\x00{12}|[\x21-\x7e]{9}\x00{11}|[\x21-\x7e]{10,19}\x00|[\x21-\x7e]{20})
	check either len >= 32

example
	client hex 03 02 00 01 "mynetwork" pad 11 00 hex 12 34 56 78 pad 20 5c

counterexample
	client hex 03 02 00 01 01 02 03 04 pad 16 00 hex 12 34 56 78 pad 20 5c
