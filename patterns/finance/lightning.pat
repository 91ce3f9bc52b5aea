# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lightning
title       Lightning Network
kind        protocol
groups      finance p2p
source      BOLT 8: Encrypted and Authenticated Transport
transport   tcp
port        9735

# First two acts of the handshake: 50 bytes each with a compressed key.
rule
	client ^\x00[\x02\x03]
	check client len == 50
	server ^\x00[\x02\x03]
	check server len == 50

example
	client hex 00 03 pad 48 5c
	server hex 00 02 pad 48 5c

counterexample
	client hex 00 03 pad 49 5c
	server hex 00 02 pad 48 5c
