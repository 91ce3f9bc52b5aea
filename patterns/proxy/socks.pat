# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        socks
title       SOCKS proxy
kind        protocol
groups      proxy
source      RFC 1928, RFC 1929; SOCKS: A protocol for TCP proxy across firewalls (Y.-D. Lee), SOCKS 4A
transport   tcp
port        1080 9050
order       60

# Version 5: counted methods, then a request.
rule
	client ^\x05(?:\x01[\x00-\x0a\x80-\x8f]|\x02[\x00-\x0a\x80-\x8f]{2}|\x03[\x00-\x0a\x80-\x8f]{3}|\x04[\x00-\x0a\x80-\x8f]{4})\x05[\x01-\x03]\x00(?:\x01[\x00-\xff]{6}|\x03[\x01-\xff][A-Za-z0-9_.-]{2}|\x04[\x00-\xff]{18})

# The same with a login between: counted name, counted password.
rule
	client ^\x05[\x01-\x08][\x00-\x0a\x80-\x8f]
	check client u8[u8[1] + 2] == 1
	check client u8[u8[1] + u8[u8[1] + 3] + u8[u8[1] + u8[u8[1] + 3] + 4] + 5] == 5
	check client u8[u8[1] + u8[u8[1] + 3] + u8[u8[1] + u8[u8[1] + 3] + 4] + 6] <= 3
	check client u8[u8[1] + u8[u8[1] + 3] + u8[u8[1] + u8[u8[1] + 3] + 4] + 7] == 0
	check client u8[u8[1] + u8[u8[1] + 3] + u8[u8[1] + u8[u8[1] + 3] + 4] + 8] <= 4

# The greeting and the choice, of just these lengths.
rule
	client ^\x05[\x01-\x08][\x00-\x0a\x80-\x8f]
	check client u8[1] + 2 == len
	server ^\x05[\x00-\x02\xff]$
	check server len == 2

# Only the server's side: choice, perhaps login, reply.
rule
	server ^\x05[\x00\x02](?:\x01\x00)?\x05[\x00-\x08]\x00(?:\x01[\x00-\xff]{6}|\x03[\x01-\xff][A-Za-z0-9_.-]{2}|\x04[\x00-\xff]{18})

# Version 4: command, port, address, user; the reply has 8 bytes.
rule
	client ^\x04[\x01\x02][\x00-\xff]{2}[\x01-\xdf][\x00-\xff]{3}[\x20-\x7e]{0,64}\x00
	server ^\x00[\x5a-\x5d][\x00-\xff]{6}

# Version 4A: an address of 0.0.0.x, and a name behind the user.
rule
	client ^\x04[\x01\x02][\x00-\xff]{2}\x00\x00\x00[\x01-\xff][\x20-\x7e]{0,64}\x00[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})+\.?\x00

example
	client hex 05 01 00
	server hex 05 00
	client hex 05 01 00 03 0b "example.com" hex 00 50

example
	client hex 04 01 00 50 42 66 07 63 "fred" hex 00
	server hex 00 5a 00 00 00 00 00 00

example
	client hex 05 01 02 01 04 "user" hex 06 "secret" hex 05 01 00 03 0b "example.com" hex 00 50

counterexample
	client hex 05 01 00

counterexample
	client hex 04 01 00 50 42 66 07 63 "fred" hex 00
