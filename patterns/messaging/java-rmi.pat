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

example
	client "JRMI" hex 00 02 4b
	server hex 4e 00 09 "192.0.2.1" hex 00 00 c3 50

counterexample
	client "JRMI" hex 00 02 4e

counterexample
	server hex 4e 00 0a "192.0.2.1" hex 00 00 c3 50
