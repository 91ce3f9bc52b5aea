# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tacacs
title       TACACS+
kind        protocol
groups      auth
source      RFC 8907 section 4.1
transport   tcp
port        49

# Version, type, sequence, flags, session, length of the body.
rule
	either ^[\xc0\xc1][\x01-\x03][\x01-\x10][\x00\x01\x04\x05](?!\x00\x00\x00\x00).{4}\x00\x00[\x00-\x7f]
	check either u32be[8] + 12 == len
	check either len > 12

example
	client hex c1 01 01 00 12 34 56 78 00 00 00 10 pad 16 9c

counterexample
	client hex c1 01 01 00 12 34 56 78 00 00 00 11 pad 16 9c
