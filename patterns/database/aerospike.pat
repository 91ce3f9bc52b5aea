# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        aerospike
title       Aerospike
kind        protocol
groups      database
source      Aerospike wire protocol description (proto header, info and message)
transport   tcp
port        3000

# Version 2, type, size of 48 bits; info holds text, a message a 22 byte head.
rule
	either ^\x02\x01\x00\x00\x00\x00..[a-z][a-z-]{2,30}[\x09\x0a:/=]

rule
	either ^\x02\x03\x00\x00[\x00-\x0f][\x00-\xff]{3}\x16[\x00-\xff]{3}[\x00-\x01]
	check either u32be[4] + 8 <= len

example
	client hex 02 01 00 00 00 00 00 05 "node" hex 0a

counterexample
	client hex 02 01 00 00 00 00 00 05 01 02 03 04 05
