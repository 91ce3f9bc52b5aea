# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        n2n
title       n2n peer-to-peer VPN
kind        protocol
groups      vpn p2p
source      ntop n2n documentation, protocol header (version, time to live, flags, community), packet header of versions 1.2 and 1.3
transport   udp
port        7654

# Version 2 or 3, time to live 2, packet type, a community of 20 bytes.
rule
	either ^[\x02\x03]\x02[\x00\x04\x20\x40\x60][\x01-\x0c](?:[\x21-\x7e]{3}\x00{17}|[\x21-\x7e]{4}\x00{16}|[\x21-\x7e]{5}\x00{15}|[\x21-\x7e]{6}\x00{14}|[\x21-\x7e]{7}\x00{13}|[\x21-\x7e]{8}\x00{12}|[\x21-\x7e]{9}\x00{11}|[\x21-\x7e]{10,19}\x00|[\x21-\x7e]{20})
	check either len >= 32

# Version 1: type, time to live, sender, community ended by a NUL within 16
# bytes, two Ethernet addresses, two sockets of IPv4 in 20 bytes each.
rule
	either ^\x01[\x01-\x05][\x00-\x20][\x00\x01](?=[\x21-\x7e]{1,15}\x00)[\x00-\xff]{28}\x02[\x00-\xff]{19}\x02
	check either len >= 80

example
	client hex 01 01 00 00 "comm" hex 00 7f 00 00 c0 5c 1f b1 84 7f 00 00 be fb 5b 27 c0 8c 00 00 00 00 00 00 02 pad 19 00 hex 02 00 c4 15 pad 16 00 hex 00 00 00 00 b4 c6 24 11 00 00 00 00

example
	client hex 03 02 00 01 "mynetwork" pad 11 00 hex 12 34 56 78 pad 20 5c

counterexample
	client hex 03 02 00 01 01 02 03 04 pad 16 00 hex 12 34 56 78 pad 20 5c

counterexample
	client hex 01 01 00 00 "comm" hex 00 7f 00 00 c0 5c 1f b1 84 7f 00 00 be fb 5b 27 c0 8c 00 00 00 00 00 00 03 pad 19 00 hex 02 00 c4 15 pad 16 00 hex 00 00 00 00 b4 c6 24 11 00 00 00 00
