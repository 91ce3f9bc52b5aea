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

example udp
	client "DLEP" hex 00 01 00 00

example tcp
	client hex 00 01 00 14 00 05 00 04 00 00 ea 60 00 04 00 06 00 "modem" hex 00 06 00 00

counterexample udp
	client "DLEP" hex 00 01 00 04

counterexample tcp
	client hex 00 01 00 14 00 05 00 08 00 00 ea 60 00 04 00 06 00 "modem" hex 00 06 00 00
