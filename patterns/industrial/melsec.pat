# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        melsec
title       Mitsubishi MELSEC MC protocol, SLMP
kind        protocol
groups      industrial
source      Mitsubishi MELSEC Communication Protocol Reference Manual, 3E and 4E frames
transport   tcp udp
port        5007

# Binary: subheader, access route, length, timer, command.
rule
	either ^\x50\x00[\x00-\xef\xfe][\xff\x00-\x78]\xff\x03[\x00-\x1f]..[\x00-\xff]{2}[\x00-\x37][\x01-\x06\x10\x14\x16-\x18\x21\x30]
	check either u16le[7] + 9 == len

rule
	either ^\xd0\x00[\x00-\xef\xfe][\xff\x00-\x78]\xff\x03[\x00-\x1f]
	check either u16le[7] + 9 == len

rule
	either ^\x54\x00..\x00\x00[\x00-\xef\xfe][\xff\x00-\x78]\xff\x03
	check either u16le[11] + 13 == len

# ASCII.
rule
	either ^(?:5000|D000)[0-9A-F]{2}FF03FF0[01][0-9A-F]{5}

example tcp
	client hex 50 00 00 ff ff 03 00 0c 00 10 00 01 04 00 00 64 00 00 a8 0a 00

counterexample tcp
	client hex 50 00 00 ff ff 03 00 0d 00 10 00 01 04 00 00 64 00 00 a8 0a 00
