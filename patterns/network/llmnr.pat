# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        llmnr
title       Link-Local Multicast Name Resolution
kind        protocol
groups      network windows
source      RFC 4795 sections 2.1, 2.4 and 4.2
transport   udp
port        5355
order       35
decode      dns

# Query, or one about a conflict (4.2): no recursion desired, one question for a
# single label name.
rule
	either ^..[\x00\x02\x04]\x00\x00\x01\x00\x00\x00\x00\x00\x00[\x01-\x3f][^\x00\x2e]{1,63}\x00\x00[\x01\x0c\x1c\x21\xff]\x00\x01$
	check either u8[12] + 18 == len

# Response, neither authoritative nor recursive, that repeats it.
rule
	either ^..[\x80\x84]\x00\x00\x01\x00[\x01-\x20]\x00\x00\x00[\x00\x01][\x01-\x3f][^\x00\x2e]{1,63}\x00\x00[\x01\x0c\x1c\x21\xff]\x00\x01(?:\xc0\x0c|[\x01-\x3f])
	check either u8[u8[12] + 13] == 0

example
	client hex 9a 11 00 00 00 01 00 00 00 00 00 00 07 "fileser" hex 00 00 01 00 01

example
	server hex 9a 11 80 00 00 01 00 01 00 00 00 00 07 "fileser" hex 00 00 01 00 01 c0 0c 00 01 00 01 00 00 00 1e 00 04 c0 00 02 07

counterexample
	client hex 9a 11 01 00 00 01 00 00 00 00 00 00 07 "fileser" hex 00 00 01 00 01

counterexample
	client hex 9a 11 00 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01
