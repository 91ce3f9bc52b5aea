# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lifx
title       LIFX lamps
kind        protocol
groups      iot
source      LIFX LAN protocol documentation, packet contents
transport   udp
port        56700

# Size of all, protocol 1024 with flags, target that ends with zeros.
rule
	either ^..\x00[\x14\x34].{4}.{6}\x00\x00
	check either u16le[0] == len
	check either len >= 36

example
	client hex 24 00 00 34 02 00 00 00 pad 8 00 pad 6 00 hex 01 00 pad 8 00 hex 02 00 00 00

counterexample
	client hex 25 00 00 34 02 00 00 00 pad 8 00 pad 6 00 hex 01 00 pad 8 00 hex 02 00 00 00
