# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gtp
title       GPRS Tunnelling Protocol
kind        protocol
groups      telecom vpn
source      3GPP TS 29.060 section 6, TS 29.281 section 5, TS 29.274 section 5, TS 32.295 section 6
transport   udp
port        2123 2152 3386

# Version 1, user plane: a packet of IP inside, lengths agree.
rule
	transport udp
	either ^\x30\xff..[\x00-\xff]{4}[\x45-\x4f\x60-\x6f]
	check either u16be[2] + 8 == len

rule
	transport udp
	either ^[\x31-\x37]\xff..[\x00-\xff]{4}...[\x00\x40\x81\x85\xc0]
	check either u16be[2] + 8 == len

# Version 1, path and tunnel management: sequence number present.
rule
	transport udp
	either ^[\x32\x33\x36]([\x01-\x07\x10-\x1f\x20-\x29\x30-\x3d\x46\x47\x60-\x62\x70\x73\x80-\x82\xfe])..[\x00-\xff]{4}..[\x00-\xff]\x00
	check either u16be[2] + 8 == len

rule
	transport udp
	either ^\x30[\x1a\x1f\xfe]..
	check either u16be[2] + 8 == len

# Version 2: length counts all but the first four bytes.
rule
	transport udp
	either ^[\x48-\x4c\x58-\x5c][\x20-\x2b\x40-\x49\x5f-\x68\x80-\x8b\x95-\x9e\xa0-\xb0\xc8-\xcf\xd3\xd4\xe7-\xf0]..[\x00-\xff]{4}...[\x00-\xff]
	check either u16be[2] + 4 == len

rule
	transport udp
	either ^\x40[\x01-\x03]..[\x00-\xff]{3}\x00
	check either u16be[2] + 4 == len

# Version 0, header of 20 bytes, and the charging protocol.
rule
	transport udp
	either ^[\x1e\x1f][\x01-\x07\x10-\x1b\x20-\x3d\xff]..
	check either u16be[2] + 20 == len

rule
	transport udp
	either ^[\x0e\x0f\x2e\x2f\x4e\x4f][\x01-\x07\xf0\xf1]..
	check either u16be[2] + 6 == len
	check either len >= 6
	repeat 2

# Charging: records with what is to be done with them, and the answer's cause.
rule
	transport udp
	either ^[\x0e\x0f\x2e\x2f\x4e\x4f](?:\xf0....\x7e[\x01-\x04]|\xf1....\x01[\x80\xb1-\xff])
	check either u16be[2] + 6 == len

example udp
	client hex 30 ff 00 1c 00 00 00 01 45 00 00 1c 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02 00 35 00 35 00 08 00 00

example udp
	client hex 40 01 00 09 00 00 01 00 03 00 01 00 05

counterexample udp
	client hex 30 ff 00 1d 00 00 00 01 45 00 00 1c 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02 00 35 00 35 00 08 00 00

counterexample udp
	client hex 40 01 00 0a 00 00 01 00 03 00 01 00 05

example
	client hex 0f f0 00 06 00 01 7e 01 fc 00 01 00

counterexample
	client hex 0f f0 00 06 00 01 7e 05 fc 00 01 00
