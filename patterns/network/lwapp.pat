# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lwapp
title       Lightweight Access Point Protocol
kind        protocol
groups      network
source      RFC 5412 sections 3.2, 3.3 and 4.1
transport   udp
port        12222 12223
order       60

# Control message: version 0, length of the payload, type, sequence, length of
# the elements; both lengths agree.
rule
	either ^[\x04\x0c\x14\x1c]\x00..[\x00-\xff]{2}[\x01-\x2f]
	check either u16be[2] + 6 == len
	check either u16be[8] + 14 == len

# The same behind the address that layer 3 transport adds.
rule
	either ^.{6}[\x04\x0c\x14\x1c]\x00..[\x00-\xff]{2}[\x01-\x2f]
	check either u16be[8] + 12 == len
	check either u16be[14] + 20 == len

# Data: frames of 802.11 behind the length and the signal, the two bytes of their
# control field in either order.
rule
	either ^[\x00\x08\x10\x18]\x00.{4}(?:[\x00\x10\x20\x30\x40\x50\x80\xa0\xb0\xc0\xd0\x08\x88][\x00-\x0b]|[\x00-\x0b][\x10\x20\x30\x40\x50\x80\xa0\xb0\xc0\xd0\x08\x88])
	check either u16be[2] + 6 == len
	check either len >= 30
	repeat 3

example
	client hex 04 00 00 0c 00 00 01 00 00 04 00 00 00 00 11 00 01 00

counterexample
	client hex 04 00 00 0c 00 00 01 00 00 05 00 00 00 00 11 00 01 00

example
	client hex 00 00 00 1a 2d 30 80 00 pad 24 80
	client hex 00 00 00 1a 2d 30 08 01 pad 24 08
	client hex 00 00 00 1c 2d 30 02 08 pad 26 80

counterexample
	client hex 00 00 00 1a 2d 30 80 00 pad 24 80
	client hex 00 00 00 1a 2d 30 08 01 pad 24 08
	client hex 00 00 00 1c 2d 30 02 08 pad 25 80
