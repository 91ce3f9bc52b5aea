# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ike
title       Internet Key Exchange
kind        protocol
groups      vpn secure
source      RFC 7296 section 3.1, RFC 2408 section 3.1, RFC 3948 (non-ESP marker), RFC 8229 (TCP)
transport   udp tcp
port        500 4500

# Header of 28 bytes: indices, next payload, version, exchange, flags, length.
rule
	transport udp
	either ^(?!\x00{8})[\x00-\xff]{16}[\x00-\x36\x80-\x90][\x10-\x12\x20-\x22][\x02\x04-\x06\x20-\x2f\xf0-\xff][\x00-\x3f]
	check either u32be[24] == len

# The same behind the marker that tells it from ESP.
rule
	transport udp
	either ^\x00\x00\x00\x00(?!\x00{8})[\x00-\xff]{16}[\x00-\x36\x80-\x90][\x10-\x12\x20-\x22][\x02\x04-\x06\x20-\x2f\xf0-\xff][\x00-\x3f]
	check either u32be[28] + 4 == len

# Stream prefix of the encapsulation in TCP.
rule
	transport tcp
	client ^IKETCP

example udp
	client hex 11 22 33 44 55 66 77 88 00 00 00 00 00 00 00 00 21 20 22 08 00 00 00 00 00 00 00 2c 00 00 00 10 pad 12 00

example udp
	client hex 00 00 00 00 11 22 33 44 55 66 77 88 00 00 00 00 00 00 00 01 2e 20 23 08 00 00 00 01 00 00 00 20 29 00 00 04

counterexample udp
	client hex 11 22 33 44 55 66 77 88 00 00 00 00 00 00 00 00 21 20 22 08 00 00 00 00 00 00 00 2d 00 00 00 10 pad 12 00

counterexample tcp
	client "IKEA catalogue"
