# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        netflow
title       NetFlow and IPFIX
kind        protocol
groups      monitoring network
source      Cisco NetFlow export datagram formats 1, 5, 7; RFC 3954 section 5; RFC 7011 section 3
transport   udp tcp
port        2055 9995 4739

# Fixed formats: records whose number gives the length.
rule
	transport udp
	either ^\x00\x05\x00[\x01-\x1e]
	check either u16be[2] * 48 + 24 == len

rule
	transport udp
	either ^\x00\x07\x00[\x01-\x1c]
	check either u16be[2] * 52 + 24 == len

rule
	transport udp
	either ^\x00\x01\x00[\x01-\x1b]
	check either u16be[2] * 52 + 16 == len

# Version 9: time, sequence, then a flow set with id and length.
rule
	transport udp
	either ^\x00\x09\x00[\x01-\x7f].{4}[\x30-\xb0].{11}(?:\x00[\x00\x01]|[\x01-\x0f].)[\x00-\x05]
	check either u16be[22] + 20 <= len
	check either u16be[22] >= 8

# IPFIX: length of all, then a set.
rule
	transport udp
	either ^\x00\x0a..[\x30-\xb0].{11}(?:\x00[\x02\x03]|[\x01-\xff].)
	check either u16be[2] == len
	check either u16be[18] + 16 <= len
	check either u16be[18] >= 4

rule
	transport tcp
	client ^\x00\x0a..[\x30-\xb0].{11}\x00[\x02\x03]
	check client u16be[18] + 16 <= u16be[2]
	check client u16be[2] <= len

# Version 8: header of 28 bytes with a kind of aggregation, version 2 of it.
rule
	transport udp
	either ^\x00\x08\x00[\x01-\x33].{4}[\x30-\xb0].{13}[\x01-\x0e]\x02\x00\x00\x00\x00

example udp
	client hex 00 05 00 01 pad 20 11 pad 48 22

example udp
	client hex 00 0a 00 20 5a 11 22 33 00 00 00 01 00 00 00 00 00 02 00 10 01 00 00 02 00 08 00 04 00 0c 00 04

counterexample udp
	client hex 00 05 00 02 pad 20 11 pad 48 22

counterexample udp
	client hex 00 0a 00 21 5a 11 22 33 00 00 00 01 00 00 00 00 00 02 00 10 01 00 00 02 00 08 00 04 00 0c 00 04

example udp
	client hex 00 08 00 01 00 11 22 33 65 00 00 00 00 00 00 00 00 00 00 07 00 00 01 02 00 00 00 00 pad 28 04

counterexample udp
	client hex 00 08 00 01 00 11 22 33 65 00 00 00 00 00 00 00 00 00 00 07 00 00 0f 02 00 00 00 00 pad 28 04
