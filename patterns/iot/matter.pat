# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        matter
title       Matter
kind        protocol
groups      iot
source      Matter core specification 1.2 sections 4.4 and 4.11 (message format, secure channel)
transport   udp
port        5540

# Unsecured session: counter, source node, exchange flags, a secure channel
# opcode, exchange, protocol 0, then a TLV structure.
rule
	either ^\x04\x00\x00\x00.{4}.{8}[\x01-\x07][\x20-\x24\x30-\x33]..\x00\x00(?:....)?\x15

example
	client hex 04 00 00 00 12 34 56 78 01 02 03 04 05 06 07 08 05 20 11 22 00 00 15 30 01 20 pad 32 5c

counterexample
	client hex 04 00 00 00 12 34 56 78 01 02 03 04 05 06 07 08 05 50 11 22 00 00 15 30 01 20
