# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iax2
title       Inter-Asterisk eXchange 2
kind        protocol
groups      voip
source      RFC 5456 section 8
transport   udp
port        4569

# First frame of a dialogue: no destination yet, sequences 0, a request of the
# IAX type.
rule
	either ^[\x80-\xff].\x00\x00.{4}\x00\x00\x06[\x01\x0d\x11\x1e\x20\x24\x26\x28]

# Frames without information elements: 12 bytes.
rule
	either ^[\x80-\xff].[\x00-\x7f].\x00.{3}[\x00-\xff]{2}\x06[\x02-\x05\x0b\x0c]$
	check either len == 12
	repeat 2

# Control frames whose first element has a length that fits.
rule
	either ^[\x80-\xff].[\x00-\x7f].\x00.{3}[\x00-\xff]{2}\x06[\x01-\x28][\x01-\x38]
	check either u8[13] + 14 <= len
	repeat 3

example
	client hex 80 01 00 00 00 00 00 02 00 00 06 01 0b 02 00 02 01 04 "1000"

example
	client hex 80 01 00 05 00 00 00 12 01 01 06 04
	server hex 80 05 00 01 00 00 00 12 02 01 06 04

counterexample
	client hex 00 01 00 00 00 00 00 02 00 00 06 01 0b 02 00 02

counterexample
	client hex 80 01 00 05 00 00 00 12 01 01 06 04
