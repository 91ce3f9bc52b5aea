# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sybase-tds
title       Sybase TDS 4.2 and 5.0
kind        protocol
groups      database
source      TDS 5.0 Functional Specification (Sybase, 2006), login record
transport   tcp
port        5000

# Login packet of 512 bytes: host and user names in fields of 30 with length.
rule
	client ^\x02[\x00\x01]\x02\x00\x00\x00[\x00\x01]\x00[\x00\x20-\x7e]{30}[\x00-\x1e][\x00\x20-\x7e]{30}[\x00-\x1e]

example
	client hex 02 00 02 00 00 00 00 00 "workstation" pad 19 00 hex 0b "sa" pad 28 00 hex 02 pad 442 00

counterexample
	client hex 02 00 02 00 00 00 00 00 pad 504 ff
