# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        firebird
title       Firebird and InterBase
kind        protocol
groups      database
source      Firebird Wire Protocol documentation, op_connect
transport   tcp
port        3050

# Connect: operation, attach, version of the connection packet, architecture.
rule
	client ^\x00\x00\x00\x01\x00\x00\x00\x13\x00\x00\x00[\x02\x03]\x00\x00\x00[\x01-\x40]

example
	client hex 00 00 00 01 00 00 00 13 00 00 00 03 00 00 00 01 00 00 00 08 "db.fdb" hex 00 00 00 00 00 05

counterexample
	client hex 00 00 00 01 00 00 00 14 00 00 00 03 00 00 00 01
