# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        someip
title       SOME/IP automotive middleware
kind        protocol
groups      industrial automotive
source      AUTOSAR FO SOME/IP Protocol Specification (R22-11), section 4.1; SOME/IP Service Discovery Protocol Specification
transport   udp tcp
port        30490
order       55

# Service discovery.
rule
	either ^\xff\xff\x81\x00\x00\x00[\x00-\xff]{2}[\x00-\xff]{4}\x01\x01\x02\x00[\x00-\xff]\x00\x00\x00
	check either u32be[4] + 8 <= len

# Magic cookies of TCP.
rule
	transport tcp
	either ^\xff\xff[\x00\x80]\x00\x00\x00\x00\x08\xde\xad\xbe\xef\x01\x01[\x01\x02]\x00

# A message: method below 0x8000 or event above, length, protocol version 1,
# the message type that goes with it, return code; requests and events have 0.
rule
	either ^(?!\x00\x00|\xff\xff)[\x00-\xff]{2}(?:[\x00-\x7f][\x00-\xff]\x00[\x00-\x10][\x00-\xff]{6}\x01[\x00-\x7f](?:[\x00\x01\x20\x21]\x00|[\x80\x81\xa0\xa1][\x00-\x0f\x20-\x5e])|[\x80-\xff][\x00-\xff]\x00[\x00-\x10][\x00-\xff]{6}\x01[\x00-\x7f][\x02\x22]\x00)
	check either u32be[4] + 8 == len

# Two messages in a datagram.
rule
	transport udp
	either ^(?!\x00\x00|\xff\xff)[\x00-\xff]{2}(?:[\x00-\x7f][\x00-\xff]\x00\x00[\x00-\xff]{6}\x01[\x00-\x7f](?:[\x00\x01\x20\x21]\x00|[\x80\x81\xa0\xa1][\x00-\x0f\x20-\x5e])|[\x80-\xff][\x00-\xff]\x00\x00[\x00-\xff]{6}\x01[\x00-\x7f][\x02\x22]\x00)
	check either u8[u32be[4] + 20] == 1
	check either u32be[4] + u32be[u32be[4] + 12] + 16 == len

example udp
	client hex 12 34 00 08 00 00 00 11 00 00 00 01 01 01 00 00 00 00 00 05 ab ab ab ab ab
	server hex 12 34 00 08 00 00 00 11 00 00 00 01 01 01 80 00 00 00 00 05 ab ab ab ab ab

example tcp
	client hex ff ff 00 00 00 00 00 08 de ad be ef 01 01 01 00

counterexample udp
	client hex 12 34 00 08 00 00 00 12 00 00 00 01 01 01 00 00 00 00 00 05 ab ab ab ab ab

counterexample udp
	client hex 12 34 00 08 00 00 00 11 00 00 00 01 02 01 00 00 00 00 00 05 ab ab ab ab ab
