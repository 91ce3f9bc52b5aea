# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        esp-udp
title       ESP in UDP, NAT traversal
kind        protocol
groups      vpn secure
source      RFC 3948 section 2, RFC 4303 section 2
transport   udp
port        4500
order       95

# There is nothing but an index and a running number: one that is small, in
# many datagrams that are multiples of 4 bytes long.
rule
	either ^[^\x00-\x02][^\x00]{3}\x00\x00\x00[\x01-\x40](?!\x00\x00)[\x00-\xff]{2}
	check either len % 4 == 0
	check either len >= 48
	repeat 6

# Keep-alive of one byte beside it.
rule
	client ^\xff$
	check client len == 1
	server ^[^\x00-\x02][^\x00]{3}\x00\x00[\x00-\x0f][\x00-\xff]
	check server len % 4 == 0
	check server len >= 48
	repeat 3

example
	client hex c5 12 34 56 00 00 00 01 pad 64 a7
	client hex c5 12 34 56 00 00 00 02 pad 64 a7
	client hex c5 12 34 56 00 00 00 03 pad 64 a7
	server hex c6 12 34 56 00 00 00 01 pad 64 a7
	server hex c6 12 34 56 00 00 00 02 pad 64 a7
	server hex c6 12 34 56 00 00 00 03 pad 64 a7

counterexample
	client hex c5 12 34 56 00 00 00 01 pad 64 a7

counterexample
	client hex 00 00 00 00 00 00 00 01 pad 64 a7
