# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mdns
title       Multicast DNS
kind        protocol
groups      network
source      RFC 6762 sections 6, 18 and 22
transport   udp
port        5353
order       30
decode      dns

# Query: id and flags 0, a name that only multicast DNS asks for.
rule
	either ^\x00\x00\x00\x00\x00[\x01-\xff]\x00.\x00.\x00.[\x01-\x3f]
	either (?:\x05[Ll][Oo][Cc][Aa][Ll]\x00|\x04_(?:tc|ud)p|\x04arpa\x00)

# Legacy query, with an id.
rule
	either ^..\x00\x00\x00[\x01-\x0f]\x00\x00\x00\x00\x00[\x00\x01][\x01-\x3f][^\x00]{1,250}?(?i:\x05local)\x00\x00[\x01\x0c\x10\x1c\x21\xff][\x00\x80][\x01\xff]

# Response or announcement: authoritative, no question, at least one answer.
rule
	either ^\x00\x00\x84\x00\x00\x00\x00[\x01-\xff]\x00.\x00.[\x01-\x3f]

# Response to a legacy query.
rule
	either ^..\x84\x00\x00[\x00\x01]\x00[\x01-\xff]\x00.\x00.[\x01-\x3f]
	either (?i)\x05local\x00

example
	client hex 00 00 00 00 00 01 00 00 00 00 00 00 05 "_http" hex 04 "_tcp" hex 05 "local" hex 00 00 0c 00 01

example
	client hex 00 00 84 00 00 00 00 01 00 00 00 00 07 "printer" hex 05 "local" hex 00 00 01 80 01 00 00 00 78 00 04 c0 00 02 07

counterexample
	client hex 12 34 01 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01

counterexample
	client hex 00 00 00 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01
