# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dns
title       Domain Name System
kind        protocol
groups      network
source      RFC 1035 section 4, RFC 6891, RFC 1996, RFC 2136
transport   tcp udp
port        53
order       55
decode      dns

# Query: one question, no answers, at most OPT and TSIG; known class.
rule
	transport udp
	either ^..[\x00\x01][\x00\x10\x20\x30]\x00\x01\x00\x00\x00\x00\x00[\x00-\x02](?:[\x01-\x3f][^\x00]{1,253})?\x00(?:\x00[\x01-\xff]|\x01[\x00-\x05]|\x80[\x00\x01]|\xff.)\x00[\x01\x03\x04\xfe\xff]

# Response.
rule
	transport udp
	either ^..[\x80-\x87][\x00-\x0b\x10-\x1b\x20-\x2b\x30-\x3b\x80-\x8b\x90-\x9b\xa0-\xab\xb0-\xbb]\x00\x01\x00.\x00[\x00-\x40]\x00[\x00-\x40](?:[\x01-\x3f][^\x00]{1,253})?\x00(?:\x00[\x01-\xff]|\x01[\x00-\x05]|\x80[\x00\x01]|\xff.)\x00[\x01\x03\x04\xfe\xff]

# NOTIFY and UPDATE name a zone: question of type SOA.
rule
	transport udp
	either ^..[\x20\x24\x28\xa0\xa4\xa8][\x00-\x0b\x80-\x8b]\x00\x01\x00.\x00.\x00.(?:[\x01-\x3f][^\x00]{1,253})?\x00\x00\x06\x00[\x01\xff]

# The same over TCP, behind a length.
rule
	transport tcp
	client ^....[\x00\x01][\x00\x10\x20\x30]\x00\x01\x00\x00\x00[\x00\x01]\x00[\x00-\x02](?:[\x01-\x3f][^\x00]{1,253})?\x00(?:\x00[\x01-\xff]|\x01[\x00-\x05]|\x80[\x00\x01]|\xff.)\x00[\x01\x03\x04\xfe\xff]
	check client u16be[0] >= 17
	check client u16be[0] <= 2048

rule
	transport tcp
	server ^....[\x80-\x87][\x00-\x0b\x10-\x1b\x20-\x2b\x30-\x3b\x80-\x8b\x90-\x9b\xa0-\xab\xb0-\xbb]\x00\x01...[\x00-\x40]\x00[\x00-\x40](?:[\x01-\x3f][^\x00]{1,253})?\x00(?:\x00[\x01-\xff]|\x01[\x00-\x05]|\x80[\x00\x01]|\xff.)\x00[\x01\x03\x04\xfe\xff]
	check server u16be[0] >= 17

rule
	transport tcp
	client ^....[\x20\x24\x28][\x00-\x0b]\x00\x01\x00.\x00.\x00.(?:[\x01-\x3f][^\x00]{1,253})?\x00\x00\x06\x00[\x01\xff]
	check client u16be[0] >= 17

# Transfer of what has changed (RFC 1995): the version at hand is told.
rule
	transport udp
	either ^..\x00\x00\x00\x01\x00\x00\x00\x01\x00[\x00-\x02](?:[\x01-\x3f][^\x00]{1,253})?\x00\x00\xfb\x00\x01

# Inverse query (RFC 1035 6.4.1): no question, the answer that is asked about.
rule
	transport udp
	either ^..[\x08\x09][\x00\x10\x80\x90]\x00\x00\x00\x01\x00\x00\x00\x00(?:[\x01-\x3f][^\x00]{1,253})?\x00\x00[\x01-\x21]\x00\x01.{4}\x00

example udp
	client hex 12 34 01 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01

example udp
	server hex 12 34 81 80 00 01 00 01 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01 c0 0c 00 01 00 01 00 00 0e 10 00 04 c0 00 02 01

example tcp
	client hex 00 21 12 34 01 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01

counterexample udp
	client hex 12 34 01 00 00 01 00 00 00 00 00 00 pad 20 ff

counterexample udp
	client hex 12 34 79 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01

counterexample tcp
	client hex 00 05 12 34 01 00 00 01 00 00 00 00 00 00 03 "www" hex 00 00 01 00 01

example udp
	client hex 12 34 00 00 00 01 00 00 00 01 00 00 07 "example" hex 03 "com" hex 00 00 fb 00 01 c0 0c 00 06 00 01 00 00 00 00 00 16 00 00 00 00 00 07 pad 16 00

counterexample udp
	client hex 12 34 00 00 00 01 00 00 00 01 00 00 07 "example" hex 03 "com" hex 00 00 fb 00 05 c0 0c 00 06 00 01 00 00 00 00 00 16 00 00 00 00 00 07 pad 16 00

example udp
	client hex 12 34 09 00 00 00 00 01 00 00 00 00 00 00 01 00 01 00 00 00 00 00 04 0a 01 00 34

counterexample udp
	client hex 12 34 09 00 00 00 00 01 00 00 00 00 00 00 41 00 01 00 00 00 00 00 04 0a 01 00 34
