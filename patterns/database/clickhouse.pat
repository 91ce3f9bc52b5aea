# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        clickhouse
title       ClickHouse native protocol
kind        protocol
groups      database
source      ClickHouse documentation, Native interface: client and server packets
transport   tcp
port        9000

# Hello of either side: packet 0, then a name with its length.
rule
	client ^\x00[\x05-\x40](?:ClickHouse |Golang |Python |clickhouse-)[\x20-\x7e]

rule
	server ^\x00\x0aClickHouse[\x00-\x7f]

example
	client hex 00 11 "ClickHouse client" hex 14 03 a9 a9 03 00 07 "default" hex 00

counterexample
	client "ClickHouse client"
