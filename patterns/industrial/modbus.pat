# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        modbus
title       Modbus/TCP
kind        protocol
groups      industrial
source      Modbus Messaging on TCP/IP Implementation Guide v1.0b, Modbus Application Protocol v1.1b3; function 90 is Schneider's UMAS
transport   tcp udp
port        502
order       60

# Both sides: protocol 0, length that fits, one of the rarer functions.
rule
	transport tcp
	both ^..\x00\x00\x00[\x02-\xfe][\x00-\xff][\x07\x08\x0b\x0c\x11\x14-\x18\x2b]
	check both u16be[4] + 6 <= len

# Request of twelve bytes, even if more follow, and an answer.
rule
	transport tcp
	client ^..\x00\x00\x00\x06[\x00-\xff][\x01-\x06]
	server ^..\x00\x00\x00[\x03-\xfe][\x00-\xff][\x01-\x06\x81-\x86]

# A read or write of one, and the answer to a write of many: always 12 bytes.
rule
	transport tcp
	either ^..\x00\x00\x00\x06[\x00-\xff][\x01-\x06\x0f\x10]
	check either len == 12

rule
	transport udp
	client ^..\x00\x00\x00\x06[\x00-\xff][\x01-\x06]
	check client len == 12
	server ^..\x00\x00\x00[\x03-\xfe][\x00-\xff][\x01-\x06\x81-\x86]
	check server u16be[4] + 6 == len

# A write of many: its byte count fits too.
rule
	either ^..\x00\x00\x00[\x08-\xfe][\x00-\xff][\x0f\x10]....
	check either u16be[4] + 6 == len
	check either u8[12] + 7 == u16be[4]

# An answer to a read: its byte count fits too.
rule
	server ^..\x00\x00\x00[\x04-\xfe][\x00-\xff][\x01-\x04]
	check server u16be[4] + 6 == len
	check server u8[8] + 3 == u16be[4]

# Identification and UMAS.
rule
	either ^..\x00\x00\x00\x05[\x00-\xff]\x2b\x0e[\x01-\x04]

rule
	either ^..\x00\x00\x00[\x04-\xfe][\x00-\xff]\x5a[\x00-\xff][\x01-\x7f\xfd\xfe]
	check either u16be[4] + 6 == len

example tcp
	client hex 00 01 00 00 00 06 11 03 00 6b 00 03
	server hex 00 01 00 00 00 09 11 03 06 ae 41 56 52 43 40

# Three coils are one byte.
example tcp
	client hex 00 01 00 00 00 08 01 0f 00 01 00 03 01 05

example tcp
	server hex 00 01 00 00 00 06 01 0f 00 01 00 03

counterexample tcp
	client hex 00 01 00 00 00 07 11 03 00 6b 00 03

counterexample tcp
	client hex 00 01 00 10 00 01 00 06 60 1d a1 09 06 07
