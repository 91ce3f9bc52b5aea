# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        visca
title       Sony VISCA over IP
kind        protocol
groups      streaming
source      Sony BRC series, VISCA over IP command list: message format
transport   udp
port        52381

# Payload type, length, sequence, then a message to or from an address.
rule
	either ^(?:\x01[\x00\x10\x11\x20]|\x02[\x00\x01])\x00[\x01-\x10].{4}[\x01\x0f\x81-\x90][\x00-\xff]*$
	check either u16be[2] + 8 == len
	check either u8[len - 1] == 0xff

rule
	client ^\x02\x00\x00\x01.{4}\x01$
	server ^\x02\x01\x00\x01.{4}\x01$

example
	client hex 01 00 00 06 00 00 00 01 81 01 04 00 02 ff

counterexample
	client hex 01 00 00 07 00 00 00 01 81 01 04 00 02 ff
