# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        oracle-tns
title       Oracle TNS
kind        protocol
groups      database
source      Oracle Net Services Reference (connect descriptors); TNS packet header
transport   tcp
port        1521

# Connect: header with zero checksums, version 300 and up, connect descriptor.
rule
	client ^..\x00\x00\x01[\x00-\xff]\x00\x00[\x00-\x02]
	client \((?i:DESCRIPTION|CONNECT_DATA|ADDRESS|SOURCE_ROUTE|CID)\s?=

rule
	client ^\x00[\x3a-\x60]\x00\x00\x01[\x00-\xff]\x00\x00\x01[\x2c-\x50]\x01[\x2c-\x50]

# Accept, resend, refuse and redirect.
rule
	server ^\x00[\x18-\x60]\x00\x00\x02[\x00-\xff]\x00\x00\x01[\x2c-\x50].{2}
	check server u16be[0] <= len

rule
	server ^\x00\x08\x00\x00\x0b[\x00-\x0f]\x00\x00

rule
	server ^..\x00\x00[\x04\x05][\x00-\xff]\x00\x00[\x00-\xff]{2,4}\((?i:DESCRIPTION|ADDRESS)\s?=

# Captures that start in the middle: data of both sides, with a length of two
# bytes, or of four since version 315.
rule
	both ^[\x00-\x7f].\x00\x00\x06[\x00-\x3f]\x00\x00[\x00-\x20][\x00-\xe0]
	check both u16be[0] == len

rule
	both ^\x00[\x00-\x1f]..\x06[\x00-\x3f]\x00\x00[\x00-\x20][\x00-\xe0]
	check both u32be[0] == len

example
	client hex 00 7c 00 00 01 00 00 00 01 36 01 2c 00 00 08 00 7f ff 7f 08 00 00 00 01 00 42 00 3a 00 00 00 00 00 00 00 00 pad 22 00 "(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=orcl)(CID=(PROGRAM=p))))"

counterexample
	client hex 00 7c 00 00 07 00 00 00 01 36 01 2c 00 00 08 00 7f ff 7f 08

counterexample
	server hex 00 08 00 00 0c 00 00 00

example
	client hex 00 15 00 00 06 00 00 00 00 00 03 5e 1c 61 80 00 00 00 00 00 00
	server hex 00 11 00 00 06 00 00 00 00 00 06 01 01 10 00 00 00

example
	client hex 00 00 00 15 06 00 00 00 00 00 03 5e 1c 61 80 00 00 00 00 00 00
	server hex 00 00 00 11 06 00 00 00 00 00 06 01 01 10 00 00 00

counterexample
	client hex 00 16 00 00 06 00 00 00 00 00 03 5e 1c 61 80 00 00 00 00 00 00
	server hex 00 11 00 00 06 00 00 00 00 00 06 01 01 10 00 00 00
