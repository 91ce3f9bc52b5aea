# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bfcp
title       Binary Floor Control Protocol
kind        protocol
groups      voip
source      RFC 8855 section 5, RFC 4582
transport   tcp udp
order       60

# Hello has no attributes and is answered by the lists of what is known.
rule
	either ^[\x20\x40]\x0b\x00\x00.{8}$
	check either len == 12

rule
	either ^[\x20\x30\x40\x50]\x0c\x00[\x01-\x20].{8}[\x14-\x17][\x03-\x20]
	check either u16be[2] * 4 + 12 == len

# Requests and statuses: the first attribute is one that belongs there.
rule
	either ^[\x20\x30\x40\x50][\x01-\x0a\x0d-\x12]\x00[\x01-\x7f].{8}(?:[\x04-\x07\x0a\x0b]\x04|[\x02\x03\x24-\x27\x1c-\x23][\x04-\x7f])
	check either u16be[2] * 4 + 12 == len
	check either u8[13] + 12 <= len

example tcp
	client hex 20 0b 00 00 00 00 10 92 00 01 00 02

example tcp
	client hex 20 01 00 01 00 00 10 92 00 02 00 02 05 04 00 01

counterexample tcp
	client hex 20 0b 00 01 00 00 10 92 00 01 00 02

counterexample udp
	client hex 60 0b 00 00 00 00 10 92 00 01 00 02
