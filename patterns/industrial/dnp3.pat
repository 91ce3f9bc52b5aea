# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dnp3
title       DNP3
kind        protocol
groups      industrial
source      IEEE 1815-2012 clause 9 (data link layer), clauses 8 and 4
transport   tcp udp
port        20000

# A frame without user data: start, length 5, control field of a link service.
rule
	either ^\x05\x64\x05[\x40\x42\x49\x50\x52\x59\x60\x62\x69\x70\x72\x79\xc0\xc2\xc9\xd0\xd2\xd9\xe0\xe2\xe9\xf0\xf2\xf9\x00\x01\x0b\x0f\x10\x11\x1b\x1f\x80\x81\x8b\x8f\x90\x91\x9b\x9f]
	check either len >= 10

# User data: transport and application octets, then a function code.
rule
	either ^\x05\x64[\x08-\xff][\x43\x44\x53\x54\x63\x64\x73\x74\xc3\xc4\xd3\xd4\xe3\xe4\xf3\xf4].{8}[\x00-\x21\x81-\x83]
	check either len >= u8[2] + 7

# A later segment of user data carries no function code.
rule
	either ^\x05\x64[\x06-\xff][\x43\x44\x53\x54\x63\x64\x73\x74\xc3\xc4\xd3\xd4\xe3\xe4\xf3\xf4].{6}[\x00-\x7f\x80-\xbf]
	check either len > u8[2] + 6
	check either len <= u8[2] + 38

example tcp
	client hex 05 64 05 c0 01 00 00 04 e9 21

example tcp
	client hex 05 64 0b c4 01 00 00 04 13 7d c0 c0 01 3c 02 06 8a 2e

counterexample tcp
	client hex 05 64 05 c1 01 00 00 04 e9 21

counterexample udp
	client hex 05 65 0b c4 01 00 00 04 13 7d c0 c0 01 3c 02 06 8a 2e
