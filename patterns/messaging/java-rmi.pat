# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        java-rmi
title       Java Remote Method Invocation
kind        protocol
groups      messaging
source      Java RMI Specification chapter 10.2 (RMI transport protocol)
transport   tcp
port        1099

# Header: magic, version, stream, single operation or multiplex.
rule
	client ^JRMI\x00[\x01\x02][\x4b-\x4d]

# Acknowledgement: host name and port as the server sees the client.
rule
	server ^\x4e\x00[\x02-\x40][0-9A-Za-z.:%-]{2,64}\x00\x00..
	check server u16be[1] + 7 == len

# Captures that begin behind it: perhaps a ping, then a call with object, number
# of the operation and hash of the interface, and a return with its identifier.
rule
	either ^R?\x50\xac\xed\x00\x05\x77\x22

rule
	either ^S?\x51\xac\xed\x00\x05\x77\x0f[\x01\x02]

example
	client hex 50 ac ed 00 05 77 22 pad 22 00 hex 00 00 00 01 44 15 4d c9 d4 e6 3b df

example
	server hex 53 51 ac ed 00 05 77 0f 01 32 87 b8 1e 00 00 01 a2 06 d7 6e 27 80 01

counterexample
	server hex 51 ac ed 00 05 77 0f 03 32 87 b8 1e 00 00 01 a2 06 d7 6e 27 80 01

example
	client "JRMI" hex 00 02 4b
	server hex 4e 00 09 "192.0.2.1" hex 00 00 c3 50

counterexample
	client "JRMI" hex 00 02 4e

counterexample
	server hex 4e 00 0a "192.0.2.1" hex 00 00 c3 50
