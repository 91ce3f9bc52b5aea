# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        postgresql
title       PostgreSQL frontend/backend protocol
kind        protocol
groups      database
source      PostgreSQL documentation, chapter Frontend/Backend Protocol, Message Formats
transport   tcp
port        5432

# Startup: length, protocol 3.x, parameters.
rule
	client ^\x00\x00[\x00-\x1f].\x00\x03\x00[\x00-\x02](?:user|database|options|replication|application_name|client_encoding|[a-z_.]{3,40})\x00

# Requests for encryption, and cancel.
rule
	client ^\x00\x00\x00\x08\x04\xd2\x16[\x2f\x30]

rule
	client ^\x00\x00\x00\x10\x04\xd2\x16\x2e

# Only the server's side: authentication, errors, parameters.
rule
	server ^[SNG]?R\x00\x00\x00(?:\x08\x00\x00\x00\x03|\x0c\x00\x00\x00\x05.{4}|.\x00\x00\x00\x0aSCRAM-SHA)

rule
	server ^[SNG]?R\x00\x00\x00\x08\x00\x00\x00\x00[SK]\x00\x00\x00

rule
	server ^[SNG]?E\x00\x00..S(?:FATAL|ERROR|PANIC)\x00

# Captures that start in the middle: simple query, and its answer.
rule
	client ^Q\x00\x00..(?i:SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|SET|SHOW|CREATE|WITH)\b
	check client u32be[1] < 65536

rule
	server ^T\x00\x00..\x00[\x01-\xff][\x20-\x7e]+\x00.{6}.{4}
	check server u32be[1] >= 24
	server [DC]\x00\x00..

rule
	client ^P\x00\x00..[\x21-\x7e]{0,64}\x00(?i:SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|SET|SHOW|CREATE|WITH)\b
	check client u32be[1] < 65536

rule
	server ^(?:1\x00\x00\x00\x04(?:2\x00\x00\x00\x04|[tS]\x00)|2\x00\x00\x00\x04[TDCn]\x00\x00|C\x00\x00\x00[\x09-\x20][A-Z]{3,10}[A-Z0-9 ]{0,20}\x00Z\x00\x00\x00\x05[ITE])

example
	client hex 00 00 00 08 04 d2 16 2f
	server "N"

example
	client hex 00 00 00 21 00 03 00 00 "user" hex 00 "postgres" hex 00 "database" hex 00 "db" hex 00 00

example
	server "R" hex 00 00 00 0c 00 00 00 05 de ad be ef

counterexample
	client hex 00 00 00 08 04 d2 16 2d

counterexample
	server "R" hex 00 00 00 0c 00 00 00 15 de ad be ef

example
	client hex 50 00 00 00 19 00 "SELECT current_user" hex 00 00 00

example
	server hex 31 00 00 00 04 32 00 00 00 04 54 00 00 00 20 00 01

example
	server hex 43 00 00 00 0b "COMMIT" hex 00 5a 00 00 00 05 49

counterexample
	server hex 31 00 00 00 04 33 00 00 00 04 54 00 00 00 20 00 01
