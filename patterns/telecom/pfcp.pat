# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pfcp
title       Packet Forwarding Control Protocol
kind        protocol
groups      telecom
source      3GPP TS 29.244 sections 7.2, 7.3 and 8.1
transport   udp
port        8805

# Node message: version 1, no session; length; sequence; the first element is
# a time stamp, node id, cause or report that fits.
rule
	either ^[\x20\x24][\x01-\x0c]..[\x00-\xff]{4}\x00[\x10-\x1f\x26-\x2f\x3c\x41\x59\x60\x65-\x74\x89\x8b\xb4\xbf\xce]\x00
	check either u16be[2] + 4 == len
	check either u16be[10] + 12 <= len

# Session message: session id, sequence; the first element fits.
rule
	either ^[\x21\x23\x25][\x32-\x39]..[\x00-\xff]{12}[\x00\x01].\x00.
	check either u16be[2] + 4 == len
	check either u16be[18] + 20 <= len

# Heartbeat without elements that are known, both ways.
rule
	client ^\x20\x01\x00.
	check client u16be[2] + 4 == len
	server ^\x20\x02\x00.
	check server u16be[2] + 4 == len

example
	client hex 20 01 00 0c 00 00 01 00 00 60 00 04 e0 fe 4b 5e

example
	client hex 21 33 00 15 00 00 00 00 00 00 00 01 00 00 02 00 00 13 00 01 01 00 60 00 00

counterexample
	client hex 20 01 00 0d 00 00 01 00 00 60 00 04 e0 fe 4b 5e

counterexample
	client hex 21 33 00 15 00 00 00 00 00 00 00 01 00 00 02 00 00 13 00 09 01 00 60 00 00
