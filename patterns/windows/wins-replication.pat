# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wins-replication
title       WINS replication
kind        protocol
groups      windows
source      MS-WINSRA section 2.2
transport   tcp
port        42

rule
	either ^\x00\x00[\x00-\x7f].\x00\x00\x78\x00.{4}\x00\x00\x00[\x00-\x03]

example
	client hex 00 00 00 29 00 00 78 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 05 pad 21 00

counterexample
	client hex 00 00 00 29 00 00 79 00 00 00 00 00 00 00 00 00
