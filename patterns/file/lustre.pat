# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lustre
title       Lustre LNet
kind        protocol
groups      file
source      Lustre Internals, LNet socket driver: acceptor and hello messages
transport   tcp
port        988

# Acceptor connection request, in either byte order.
rule
	client ^(?:\x00\x71\xce\xac[\x01\x02]\x00\x00\x00|\xac\xce\x71\x00\x00\x00\x00[\x01\x02])

# Hello: magic and version.
rule
	either ^(?:\xed\x0d\xbc\xee[\x01-\x04]\x00|\xee\xbc\x0d\xed\x00)

# Captures that start in the middle: a message with its header, whose ends are
# processes of Lustre, and one without.
rule
	either ^\xc1\x00\x00\x00[\x00-\xff]{36}\x39\x30\x00\x00\x39\x30\x00\x00[\x00-\x03]\x00\x00\x00

rule
	client ^\xc0\x00\x00\x00[\x00-\xff]{20}(?:$|[\xc0\xc1]\x00\x00\x00)
	check client len >= 24
	server ^[\xc0\xc1]\x00\x00\x00

example
	client hex 00 71 ce ac 01 00 00 00 01 02 00 c0 00 00 02 00

example
	server hex ed 0d bc ee 03 00 00 00 01 02 00 c0

# A server with large addresses
example
	client hex 00 71 ce ac 02 00 00 00 10 00 ff ff 00 00 02 00 20 01 0d b8

counterexample
	client hex 00 71 ce ad 01 00 00 00 01 02 00 c0 00 00 02 00

example
	client hex c1 00 00 00 00 00 00 00 pad 16 00 hex 01 00 a8 c0 00 00 02 00 02 00 a8 c0 00 00 02 00 39 30 00 00 39 30 00 00 01 00 00 00 e0 00 00 00 pad 40 11

counterexample
	client hex c1 00 00 00 00 00 00 00 pad 16 00 hex 01 00 a8 c0 00 00 02 00 02 00 a8 c0 00 00 02 00 39 30 00 00 39 31 00 00 01 00 00 00 e0 00 00 00 pad 40 11
