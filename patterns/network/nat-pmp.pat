# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nat-pmp
title       NAT-PMP and PCP
kind        protocol
groups      network
source      RFC 6886 section 3, RFC 6887 sections 7 and 11
transport   udp
port        5351 5350

# Mapping request: operation, reserved, ports, lifetime below 2^20 seconds.
rule
	either ^\x00[\x01\x02]\x00\x00(?!\x00\x00).{4}\x00(?:\x00\x00\x00|\x00[\x01-\xff].|[\x01-\x0f]..)$
	check either len == 12

# Its answer: result, epoch, ports, lifetime.
rule
	either ^\x00[\x81\x82]\x00[\x00-\x05].{8}\x00[\x00-\x0f]..$
	check either len == 16

# External address: request of two bytes, answer of twelve.
rule
	client ^\x00\x00$
	check client len == 2
	server ^\x00\x80\x00[\x00-\x05]

rule
	either ^\x00\x80\x00\x00[\x00-\xff]{8}$
	check either len == 12

# PCP: version 2, the client's address in 16 bytes; answers have zeros there.
rule
	either ^\x02[\x00-\x03]\x00\x00.{4}\x00{10}\xff\xff
	check either len % 4 == 0
	check either len >= 24
	check either len <= 1100

rule
	either ^\x02[\x01\x02]\x00\x00\x00[\x00-\x0f]..[\x20-\x3f\xfc-\xfe].{27}[\x00-\x21\x84]\x00\x00\x00
	check either len % 4 == 0
	check either len >= 60
	check either len <= 1100

rule
	either ^\x02[\x80-\x82]\x00[\x00-\x0d].{8}\x00{12}
	check either len % 4 == 0

example
	client hex 00 02 00 00 1f 90 1f 90 00 00 0e 10
	server hex 00 82 00 00 00 01 51 80 1f 90 1f 90 00 00 0e 10

example
	client hex 02 01 00 00 00 00 0e 10 00 00 00 00 00 00 00 00 00 00 ff ff c0 00 02 07 pad 12 31 hex 06 00 00 00 1f 90 00 00 pad 10 00 hex ff ff 00 00 00 00

counterexample
	client hex 00 03 00 00 1f 90 1f 90 00 00 0e 10

counterexample
	client hex 00 00
