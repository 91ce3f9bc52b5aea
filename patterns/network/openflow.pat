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

# Hello, then another message of a known version and type.
rule
	either ^[\x01-\x06]\x00\x00\x08.{4}[\x01-\x06][\x01-\x23]\x00[\x08-\xff]

# Captures that start in the middle: echo of both sides.
rule
	both ^[\x01-\x06][\x02\x03]\x00\x08
	check both len == 8

example
	client hex 04 00 00 10 00 00 00 01 00 01 00 08 00 00 00 10

example
	client hex 01 00 00 08 00 00 00 01
	server hex 01 00 00 08 00 00 00 02 01 05 00 08 00 00 00 03

counterexample
	client hex 04 00 00 10 00 00 00 01 00 02 00 08 00 00 00 10

counterexample
	client hex 01 00 00 08 00 00 00 01
