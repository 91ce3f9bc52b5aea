# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mssql
title       Microsoft SQL Server, TDS
kind        protocol
groups      database windows
source      MS-TDS sections 2.2.3, 2.2.6.4, 2.2.6.5 and 2.2.5.3, MC-SQLR section 2.2
transport   tcp udp
port        1433 1434

# Pre-login: header, then the version option at an offset within.
rule
	transport tcp
	client ^\x12[\x00\x01]\x00[\x10-\xff]\x00\x00[\x00\x01]\x00\x00\x00[\x06-\x60]\x00[\x01-\x10]\x01

# Login of TDS 7: length and version inside.
rule
	transport tcp
	client ^\x10[\x00\x01]..\x00\x00[\x00\x01]\x00..\x00\x00(?:[\x00-\x04]\x00\x00[\x70-\x74])

# Answers: pre-login options, or tokens of a table response.
rule
	transport tcp
	server ^\x04\x01\x00[\x10-\xff][\x00-\xff]{2}[\x00\x01]\x00\x00\x00[\x06-\x60]\x00[\x01-\x10]\x01

rule
	transport tcp
	server ^\x04[\x00\x01]..[\x00-\xff]{2}[\x00-\x7f]\x00(?:\xe3.\x00[\x01-\x14]|[\xaa\xab]..\x00?.{3}|\xad.\x00\x01[\x07\x70-\x74])
	check server u16be[2] <= len

# Captures that start in the middle: batches and calls with transaction header.
rule
	transport tcp
	client ^[\x01\x03\x0e][\x00\x01\x04\x08\x09]..\x00[\x00-\xff][\x00-\x7f]\x00\x16\x00\x00\x00\x12\x00\x00\x00\x02\x00

# The same of versions before 7.2, that have no such header.
rule
	transport tcp
	client ^\x01[\x00\x01\x08\x09]..\x00[\x00-\xff][\x00-\x7f]\x00(?:[\x20-\x7e\r\n\t]\x00){4}
	check client u16be[2] <= len

rule
	transport tcp
	client ^\x03[\x00\x01\x08\x09]..\x00[\x00-\xff][\x00-\x7f]\x00(?:[\x01-\x7f]\x00(?:[\x20-\x7e]\x00){2}|\xff\xff[\x01-\x0f]\x00)
	check client u16be[2] <= len

rule
	transport tcp
	server ^\x04\x01..[\x00-\xff]{3}\x00[\x79\x81\xaa\xab\xac\xad\xd1\xd3\xe3\xe5\xed\xee\xfd\xfe\xff]
	check server u16be[2] == len

# Browser service: answer with the server's name.
rule
	transport udp
	either ^\x05..ServerName;
	check either u16le[1] + 3 == len

example tcp
	client hex 12 01 00 2f 00 00 00 00 00 00 1a 00 06 01 00 20 00 01 02 00 21 00 01 03 00 22 00 04 04 00 26 00 01 ff 09 00 00 00 00 00 00 00 00 00 00 00 00

example udp
	server hex 05 23 00 "ServerName;DB1;InstanceName;INST1;;"

counterexample tcp
	client hex 12 01 00 2f 00 00 00 00 05 00 1a 00 06 01 00 20 00 01 02

counterexample tcp
	client hex 13 01 00 2f 00 00 00 00 00 00 1a 00 06 01 00 20 00 01 02
