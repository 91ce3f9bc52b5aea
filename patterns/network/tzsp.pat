# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tzsp
title       TaZmen Sniffer Protocol
kind        protocol
groups      network monitoring
source      TZSP description (Network Chemistry), tagged fields
transport   udp
port        37008

# Version, received packet, Ethernet, end of tags, an Ethernet header.
rule
	either ^\x01[\x00\x01]\x00\x01\x01.{12}(?:\x08\x00[\x45-\x4f]|\x86\xdd\x60|\x08\x06\x00\x01|\x81\x00)

example
	client hex 01 00 00 01 01 02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 00 00 14 pad 16 00

counterexample
	client hex 01 00 00 01 02 02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 00 00 14 pad 16 00
