# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        snmp
title       Simple Network Management Protocol
kind        protocol
groups      monitoring network
source      RFC 1157, RFC 3416, RFC 3412 section 6, RFC 3417 (BER)
transport   udp tcp
port        161 162
order       40
decode      snmp

# Versions 1 and 2c: sequence, version, community, then a PDU tag; one rule
# for each form of the outer length.
rule
	either ^\x30[\x0b-\x7f]\x02\x01[\x00\x01]\x04[\x00-\x60]
	check either u8[1] + 2 == len
	check either u8[u8[6] + 7] >= 0xa0
	check either u8[u8[6] + 7] <= 0xa8

rule
	either ^\x30\x81.\x02\x01[\x00\x01]\x04[\x00-\x7f]
	check either u8[2] + 3 == len
	check either u8[u8[7] + 8] >= 0xa0
	check either u8[u8[7] + 8] <= 0xa8

rule
	either ^\x30\x82..\x02\x01[\x00\x01]\x04[\x00-\x7f]
	check either u16be[2] + 4 == len
	check either u8[u8[8] + 9] >= 0xa0
	check either u8[u8[8] + 9] <= 0xa8

# Version 3: header data with message id, size, flags and security model.
rule
	either ^\x30(?:[\x20-\x7f]|\x81.|\x82..|\x84\x00\x00..)\x02\x01\x03\x30[\x0d-\x17](?:\x02[\x01-\x05].{1,5}){2}\x04\x01[\x00-\x07]\x02[\x01-\x04][\x00-\xff]{1,4}?\x04

example udp
	client hex 30 26 02 01 01 04 06 "public" hex a0 19 02 01 01 02 01 00 02 01 00 30 0e 30 0c 06 08 2b 06 01 02 01 01 01 00 05 00

example udp
	client hex 30 39 02 01 03 30 0f 02 02 04 d2 02 03 00 ff e3 04 01 04 02 01 03 04 10 30 0e 04 00 02 01 00 02 01 00 04 00 04 00 04 00 30 11 04 00 04 00 a0 0b 02 01 01 02 01 00 02 01 00 30 00

counterexample udp
	client hex 30 0c 02 01 01 60 07 02 01 03 04 00 80 00

counterexample udp
	client hex 30 26 02 01 01 04 06 "public" hex b0 19 02 01 01 02 01 00 02 01 00 30 0e 30 0c 06 08 2b 06 01 02 01 01 01 00 05 00
