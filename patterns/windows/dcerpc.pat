# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dcerpc
title       DCE/RPC and MS-RPC
kind        protocol
groups      windows
source      DCE 1.1: Remote Procedure Call (C706) chapter 12, MS-RPCE, MS-RPCH (HTTP preamble)
transport   tcp udp
port        135
decode      dcerpc

# Connection oriented: version 5, packet type, flags, little endian ASCII IEEE
# data, fragment length, authentication length.
rule
	transport tcp
	either ^\x05[\x00\x01][\x00\x02\x03\x0b-\x13][\x00-\xff]\x10\x00\x00\x00
	check either u16le[8] >= 16
	check either u16le[8] > u16le[10]

# The same in big endian.
rule
	transport tcp
	either ^\x05[\x00\x01][\x0b-\x0f][\x00-\xff]\x00\x00\x00\x00[\x00-\x7f].[\x00-\x10]
	check either u16be[8] >= 16
	check either u16be[8] <= len

# RPC over HTTP, inside its channel.
rule
	transport tcp
	server ^ncacn_http/1\.0\x05\x00

# Connectionless: version 4, header of 80 bytes, length of the body.
rule
	transport udp
	either ^\x04[\x00-\x0a][\x00-\xff][\x00-\x0f]\x10[\x00\x01]\x00
	check either u16le[74] + 80 <= len
	check either u16le[74] + 112 >= len

rule
	transport udp
	either ^\x04[\x00-\x0a][\x00-\xff][\x00-\x0f]\x00[\x00\x01]\x00
	check either u16be[74] + 80 == len

example tcp
	client hex 05 00 0b 03 10 00 00 00 48 00 00 00 01 00 00 00 b8 10 b8 10 00 00 00 00 01 00 00 00 pad 44 11

example udp
	client hex 04 00 20 00 10 00 00 00 pad 16 21 pad 16 22 pad 16 23 hex 00 00 00 00 01 00 00 00 00 00 00 00 00 00 ff ff ff ff 04 00 00 00 00 00 01 02 03 04

counterexample tcp
	client hex 05 01 00 05 01 00 03 0b "example.com" hex 01 bb

counterexample udp
	client hex 04 00 20 00 10 00 00 00 pad 66 21 hex ff ff 00 00 00 00 01 02 03 04
