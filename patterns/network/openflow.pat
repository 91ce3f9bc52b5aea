# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        openflow
title       OpenFlow
kind        protocol
groups      network
source      OpenFlow Switch Specification 1.0 to 1.5, section 7.1 and 7.5.1
transport   tcp
port        6653 6633

# Hello with its version bitmap.
rule
	either ^[\x01-\x06]\x00\x00\x10.{4}\x00\x01\x00\x08

# Hellos of both sides.
rule
	both ^[\x01-\x06]\x00\x00[\x08\x10]
	check both u16be[2] <= len

# Hello of one side, a message of the other's that goes on at once.
rule
	client ^[\x01\x04\x05]\x00\x00\x08
	check client len == 8
	server ^[\x01\x04\x05][\x02-\x23]\x00[\x08-\xff]
	check server u16be[2] == len
	check server u16be[2] >= 8

# Hello, then another message of a known version and type.
rule
	either ^[\x01-\x06]\x00\x00\x08.{4}[\x01-\x06][\x01-\x23]\x00[\x08-\xff]

# Captures that start in the middle: two messages of one version that fill
# what has come, or an error that quotes the message that caused it.
rule
	either ^[\x01\x04\x05][\x02-\x23]\x00
	check either u16be[2] >= 8
	check either u8[u16be[2]] == u8[0]
	check either u8[u16be[2] + 1] <= 35
	check either u16be[u16be[2] + 2] >= 8
	check either u16be[u16be[2] + 2] + u16be[2] == len

rule
	either ^[\x01-\x06]\x01[\x00-\x03].{5}\x00[\x00-\x11]\x00[\x00-\x1f]
	check either u8[12] == u8[0]
	check either u16be[2] <= len
	check either u16be[14] + 12 == u16be[2]

# Echo of both sides.
rule
	both ^[\x01-\x06][\x02\x03]\x00\x08
	check both len == 8

# Messages of the usual versions from both sides.
rule
	both ^[\x01\x04\x05][\x02-\x23]\x00[\x08-\xff]
	check both u16be[2] == len
	check both u16be[2] >= 8

example
	client hex 04 00 00 10 00 00 00 01 00 01 00 08 00 00 00 10

example
	client hex 04 00 00 08 00 00 00 01
	server hex 04 05 00 08 00 00 00 02

example
	client hex 01 00 00 08 00 00 00 01
	server hex 01 00 00 08 00 00 00 02 01 05 00 08 00 00 00 03

example
	server hex 04 12 00 10 00 00 00 4f 00 00 00 00 00 00 00 00
	client hex 04 13 00 14 00 00 00 4f 00 00 00 00 00 00 00 00 41 42 43 00

counterexample
	client hex 04 00 00 10 00 00 00 01 00 02 00 08 00 00 00 10

counterexample
	client hex 01 00 00 08 00 00 00 01
