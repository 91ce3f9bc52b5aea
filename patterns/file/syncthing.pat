# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        syncthing
title       Syncthing
kind        protocol
groups      file p2p
source      Syncthing: Local Discovery Protocol v4, Block Exchange Protocol v1, Relay Protocol v1
transport   udp tcp
port        21027 22000 22067

# Announcement: magic, then device id as field 1.
rule
	transport udp
	either ^\x2e\xa7\xd9\x0b\x0a\x20

# Version 2 of local discovery.
rule
	transport udp
	either ^\x9d\x79\xbc\x39\x00\x00\x00\x20

# Hello of the block exchange, where it is not inside TLS: magic and length.
rule
	transport tcp
	either ^\x2e\xa7\xd9\x0b[\x00-\x03].\x0a[\x01-\x7f]

# Relay: magic, type, length.
rule
	transport tcp
	either ^\x9e\x79\xbc\x40\x00\x00\x00[\x00-\x08]\x00\x00

example udp
	client hex 2e a7 d9 0b 0a 20 pad 32 5a hex 12 0d "tcp://0.0.0.0" hex 18 01

example tcp
	client hex 9e 79 bc 40 00 00 00 02 00 00 00 00

counterexample udp
	client hex 2e a7 d9 0c 0a 20 pad 32 5a
