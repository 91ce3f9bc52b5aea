# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nebula
title       Nebula overlay network
kind        protocol
groups      vpn
source      Nebula documentation, packet header
transport   udp
port        4242

# First message of a handshake: version 1, no index yet, counter 1.
rule
	either ^\x10\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01
	check either len >= 100

# Its answer: counter 2, then data with counters.
rule
	client ^\x10\x00\x00\x00.{4}\x00\x00\x00\x00\x00\x00\x00[\x01-\x04]
	server ^\x10\x00\x00\x00.{4}\x00\x00\x00\x00\x00\x00\x00[\x01-\x04]

example
	client hex 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 pad 120 5c

counterexample
	client hex 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 pad 120 5c
