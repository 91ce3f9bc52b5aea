# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        radius
title       RADIUS
kind        protocol
groups      auth network
source      RFC 2865 sections 3 and 5, RFC 2866, RFC 2869, RFC 5176, RFC 3575 (codes and attribute types)
transport   udp
port        1812 1813 1645 1646 3799
order       60
decode      radius

# Code, length of all, authenticator, then attributes that fill the packet:
# one, two, or more. The first is of a known type and of a length it may have.
rule
	either ^[\x01-\x05\x0b-\x0d\x28-\x2d][\x00-\xff]{19}(?:[\x04-\x0a\x0c-\x10\x17\x1b-\x1d\x25\x26\x28-\x2b\x2d-\x31\x33-\x35\x37\x3d\x3e\x4b]\x06|\x50\x12|\x03\x13|\x02[\x12\x22\x32\x42\x52]|\x4f[\x06-\xff]|[\x01\x0b\x12-\x14\x16\x18-\x1a\x1e-\x20\x22-\x24\x27\x2c\x32\x3c\x3f-\x47\x4d\x4e\x51-\x53\x55-\x5a\x5e-\x66\x7b\x7c\x7e-\x86\xf1-\xf6][\x03-\xff])
	check either u16be[2] == len
	check either u8[21] + 20 == len

rule
	either ^[\x01-\x05\x0b-\x0d\x28-\x2d][\x00-\xff]{19}(?:[\x04-\x0a\x0c-\x10\x17\x1b-\x1d\x25\x26\x28-\x2b\x2d-\x31\x33-\x35\x37\x3d\x3e\x4b]\x06|\x50\x12|\x03\x13|\x02[\x12\x22\x32\x42\x52]|\x4f[\x06-\xff]|[\x01\x0b\x12-\x14\x16\x18-\x1a\x1e-\x20\x22-\x24\x27\x2c\x32\x3c\x3f-\x47\x4d\x4e\x51-\x53\x55-\x5a\x5e-\x66\x7b\x7c\x7e-\x86\xf1-\xf6][\x03-\xff])
	check either u16be[2] == len
	check either u8[u8[21] + 21] >= 2
	check either u8[21] + u8[u8[21] + 21] + 20 == len

rule
	either ^[\x01-\x05\x0b-\x0d\x28-\x2d][\x00-\xff]{19}(?:[\x04-\x0a\x0c-\x10\x17\x1b-\x1d\x25\x26\x28-\x2b\x2d-\x31\x33-\x35\x37\x3d\x3e\x4b]\x06|\x50\x12|\x03\x13|\x02[\x12\x22\x32\x42\x52]|\x4f[\x06-\xff]|[\x01\x0b\x12-\x14\x16\x18-\x1a\x1e-\x20\x22-\x24\x27\x2c\x32\x3c\x3f-\x47\x4d\x4e\x51-\x53\x55-\x5a\x5e-\x66\x7b\x7c\x7e-\x86\xf1-\xf6][\x03-\xff])
	check either u16be[2] == len
	check either u8[u8[21] + 20] >= 1
	check either u8[u8[21] + 21] >= 2
	check either u8[u8[21] + u8[u8[21] + 21] + 21] >= 2
	check either u8[21] + u8[u8[21] + 21] + u8[u8[21] + u8[u8[21] + 21] + 21] + 20 <= len

# Request with a fitting attribute, and an answer without any.
rule
	client ^[\x01\x04\x0c\x28\x2b][\x00-\xff]{19}[\x01-\xf5][\x02-\xff]
	check client u16be[2] == len
	check client u8[21] + 20 <= len
	server ^[\x02\x03\x05\x0b\x29\x2a\x2c\x2d][\x00-\xff]\x00\x14
	check server len == 20

example
	client hex 01 00 00 38 0f 40 3f 94 73 97 80 57 bd 83 d5 cb 98 f4 22 7a 01 06 "nemo" hex 02 12 0d be 70 8d 93 d4 13 ce 31 96 e4 3f 78 2a 0a ee 04 06 c0 a8 01 10 05 06 00 00 00 03

example
	client hex 04 07 00 1e pad 16 5b hex 28 06 00 00 00 01 2c 04 41 42
	server hex 05 07 00 14 pad 16 c3

counterexample
	client hex 01 00 00 39 0f 40 3f 94 73 97 80 57 bd 83 d5 cb 98 f4 22 7a 01 06 "nemo" hex 02 12 0d be 70 8d 93 d4 13 ce 31 96 e4 3f 78 2a 0a ee 04 06 c0 a8 01 10 05 06 00 00 00 03

counterexample
	client hex 04 07 00 14 pad 16 5b
	server hex 05 07 00 14 pad 16 c3
