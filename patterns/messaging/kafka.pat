# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kafka
title       Apache Kafka
kind        protocol
groups      messaging
source      Apache Kafka protocol guide (request header, ApiVersions response), KIP-511 (names of client libraries)
transport   tcp
port        9092

# Size, key of the request, its version, correlation, name of the client.
rule
	client ^\x00[\x00-\x7f]..\x00[\x00-\x60]\x00[\x00-\x14]\x00[\x00-\x3f]..\x00[\x03-\x60][0-9A-Za-z._-]{3}
	check client u16be[12] + 10 <= u32be[0]

# Clients without a name, or with a short one.
rule
	client ^\x00\x00..\x00[\x00-\x60]\x00[\x00-\x14]\x00\x00..(?:\xff\xff|\x00[\x01\x02][0-9A-Za-z]|\x00\x00)
	check client u32be[0] + 4 == len
	server ^\x00[\x00-\x7f]..\x00\x00
	check server u32be[0] + 4 <= len

# Question for versions alone: nameless, or since version 3 with the library's name and version.
rule
	client ^\x00\x00\x00\x0a\x00\x12\x00[\x00-\x02]....(?:\xff\xff|\x00\x00)
	check client len == 14

rule
	client ^\x00\x00\x00[\x00-\xff]\x00\x12\x00[\x03-\x05]....(?:\xff\xff|\x00[\x00-\x02][0-9A-Za-z._-]{0,2})\x00[\x02-\x40][0-9A-Za-z][0-9A-Za-z.-]{0,62}[\x02-\x20][0-9A-Za-z][0-9A-Za-z.-]{0,30}\x00
	check client u32be[0] + 4 == len

# Answer to the question for versions: no error, then keys with their ranges.
rule
	server ^\x00\x00..\x00[\x00-\xff]{3}\x00\x00(?:\x00\x00\x00.\x00\x00\x00[\x00-\x0f]\x00[\x00-\x1f]\x00\x01\x00[\x00-\x0f]\x00[\x00-\x1f]\x00\x02|[\x10-\x7f]\x00\x00\x00[\x00-\x0f]\x00[\x00-\x1f]\x00\x00\x01\x00[\x00-\x0f]\x00[\x00-\x1f]\x00)

example
	client hex 00 00 00 14 00 12 00 00 00 00 00 01 00 0a "consumer-1"

example
	server hex 00 00 00 24 00 00 00 01 00 00 00 00 00 03 00 00 00 00 00 09 00 01 00 00 00 0c 00 02 00 00 00 07

example
	client hex 00 00 00 1b 00 12 00 04 00 00 00 01 00 01 "c" hex 00 08 "liblibx" hex 06 "1.0.2" hex 00

example
	client hex 00 00 00 0a 00 12 00 02 00 00 00 00 ff ff

counterexample
	client hex 00 00 00 0a 00 12 00 00 00 00 00 01 00 0a "consumer-1"

counterexample
	client hex 00 00 00 14 00 ff 00 00 00 00 00 01 00 0a "consumer-1"
