# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        prudp
title       Nintendo PRUDP
kind        protocol
groups      game
source      NintendoClients wiki, PRUDP protocol version 1
transport   udp

# Magic, version, sizes, ports, type and flags; the option size is small.
rule
	either ^\xea\xd0\x01[\x00-\x30]..[\x00-\xff]{2}[\x00-\xff][\x00-\xff]
	check either u16le[4] + 30 <= len + 16

example
	client hex ea d0 01 1b 00 00 af a1 e2 00 00 00 00 00 pad 16 5c pad 27 01

counterexample
	client hex ea d0 02 1b 00 00 af a1 e2 00 00 00 00 00 pad 16 5c
