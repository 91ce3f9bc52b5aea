# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mongodb
title       MongoDB wire protocol
kind        protocol
groups      database
source      MongoDB manual, Wire Protocol (standard message header, opcodes)
transport   tcp
port        27017

# Length, request, response to, operation.
rule
	client ^..[\x00-\x02]\x00.{4}(?:\x00{4}|\xff{4})[\xd1-\xd7\xda-\xdd]\x07\x00\x00
	check client u32le[0] >= 18

rule
	server ^..[\x00-\x02]\x00.{8}[\xdc\xdd]\x07\x00\x00[\x00-\x0f]\x00
	check server u32le[0] >= 21

# The old form of an answer: flags, cursor, start, number, then a document.
rule
	server ^..[\x00-\x02]\x00.{8}\x01\x00\x00\x00[\x00-\x0f]\x00\x00\x00
	check server u32le[32] >= 5
	check server u32le[32] + 36 <= u32le[0]

example
	client hex 3a 00 00 00 01 00 00 00 00 00 00 00 d4 07 00 00 00 00 00 00 "admin.$cmd" hex 00 00 00 00 00 ff ff ff ff 13 00 00 00 10 "isMaster" hex 00 01 00 00 00 00

example
	server hex 26 00 00 00 02 00 00 00 01 00 00 00 dd 07 00 00 00 00 00 00 00 11 00 00 00 01 "ok" hex 00 00 00 00 00 00 00 f0 3f 00

counterexample
	client hex 3a 00 00 00 01 00 00 00 00 00 00 00 d4 08 00 00 00 00 00 00
