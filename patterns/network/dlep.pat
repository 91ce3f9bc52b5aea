# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dlep
title       Dynamic Link Exchange Protocol
kind        protocol
groups      network
source      RFC 8175 sections 11 to 13
transport   udp tcp
port        854

# Discovery signals.
rule
	transport udp
	either ^DLEP\x00[\x01\x02]
	check either u16be[6] + 8 == len

# Session initialization with heartbeat interval, and its answer.
rule
	transport tcp
	client ^\x00\x01\x00[\x08-\xff]\x00(?:\x05\x00\x04\x00\x00..\x00[\x02-\x18]|\x04\x00.[\x00\x01][\x20-\x7e]*\x00\x05\x00\x04\x00\x00)

# Captures that start in the middle: heartbeats of both sides, what is said of a
# destination, which begins with its MAC address.
rule
	transport tcp
	both ^\x00\x10\x00\x00(?:$|\x00\x10\x00\x00)

rule
	transport tcp
	either ^\x00[\x07-\x0f]\x00[\x0a-\xff]\x00\x07\x00(?:\x06.{6}|\x08.{8})(?:$|\x00)
	check either u16be[2] + 4 <= len

example udp
	client "DLEP" hex 00 01 00 00

example tcp
	client hex 00 01 00 14 00 05 00 04 00 00 ea 60 00 04 00 06 00 "modem" hex 00 06 00 00

counterexample udp
	client "DLEP" hex 00 01 00 04

counterexample tcp
	client hex 00 01 00 14 00 05 00 08 00 00 ea 60 00 04 00 06 00 "modem" hex 00 06 00 00

example tcp
	client hex 00 10 00 00
	server hex 00 10 00 00

example tcp
	server hex 00 07 00 0a 00 07 00 06 02 11 22 33 44 55

counterexample tcp
	client hex 00 10 00 00
	server hex 00 11 00 00
