# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cassandra
title       Cassandra CQL native protocol
kind        protocol
groups      database
source      Apache Cassandra internode messaging (handshake); CQL binary protocol specification v3, v4 and v5, DSE versions 1 and 2 (0x41, 0x42)
transport   tcp
port        9042

# STARTUP and OPTIONS, header of 9 bytes and, in versions 1 and 2, of 8.
rule
	client ^[\x01-\x06\x41\x42][\x00-\x1f].{1,2}\x01\x00\x00\x00.\x00[\x01-\x08]\x00[\x05-\x20][A-Z]
	client CQL_VERSION\x00

rule
	client ^(?:[\x03-\x06\x41\x42][\x00-\x1f]..|[\x01\x02][\x00-\x0f].)\x05\x00\x00\x00\x00
	server ^[\x81-\x86\xc1\xc2][\x00-\x1f].{1,2}[\x00\x06]\x00\x00

# A server that says what it supports.
rule
	server ^[\x81-\x86\xc1\xc2][\x00-\x1f].{1,2}\x06\x00\x00[\x00-\x0f].\x00[\x01-\x10]\x00
	server CQL_VERSION\x00

# Between nodes: magic of the handshake.
rule
	either ^\xca\x55\x2d\xfa

# Captures that start in the middle: a query.
rule
	client ^[\x03\x04][\x00-\x1f]..[\x07\x09]\x00[\x00-\x0f]..\x00\x00..(?i:SELECT|INSERT|UPDATE|DELETE|USE|CREATE|BEGIN|ALTER)\x20
	check client u32be[5] + 9 <= len

# A prepared statement, a batch or a registration, and an answer of the same
# version, each of just the length it says.
rule
	client ^[\x03-\x05][\x00-\x1f]..[\x07\x09-\x0b\x0d]
	check client u32be[5] + 9 == len
	server ^[\x83-\x85][\x00-\x1f]..[\x00\x02\x08\x0c]
	check server u32be[5] + 9 == len

example
	client hex 04 00 00 00 01 00 00 00 16 00 01 00 0b "CQL_VERSION" hex 00 05 "3.0.0"

example
	client hex 04 00 00 00 05 00 00 00 00
	server hex 84 00 00 00 06 00 00 00 1b 00 01 00 0b "CQL_VERSION" hex 00 01 00 05 "3.4.5"

example
	client hex 42 00 00 00 05 00 00 00 00
	server hex c2 00 00 00 06 00 00 00 1b 00 01 00 0b "CQL_VERSION" hex 00 01 00 05 "3.4.5"

counterexample
	client hex 04 00 00 00 05 00 00 00 00

counterexample
	client hex 04 00 00 00 01 00 00 00 16 00 01 00 0b "SQL_VERSION" hex 00 05 "3.0.0"

example
	client hex 04 00 00 10 0a 00 00 00 14 00 10 pad 18 3c
	server hex 84 00 00 10 08 00 00 00 04 00 00 00 01

counterexample
	client hex 04 00 00 10 0a 00 00 00 15 00 10 pad 18 3c
	server hex 84 00 00 10 08 00 00 00 04 00 00 00 01
