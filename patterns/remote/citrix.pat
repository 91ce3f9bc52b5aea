# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        citrix
title       Citrix ICA and CGP
kind        protocol
groups      remote
source      Citrix ICA session detection handshake, Common Gateway Protocol header, request of the ICA browser service
transport   tcp udp
port        1494 2598 1604

rule
	transport tcp
	either ^\x7f\x7fICA\x00

rule
	transport tcp
	client ^\x1aCGP/01[\x00-\xff]

# Browser service: length of all, type, mark.
rule
	transport udp
	either ^[\x10-\xff][\x00-\x05][\x00-\x02][\x30-\x33]\x02\xfd\xa8\xe3
	check either u16le[0] == len

example tcp
	server hex 7f 7f 49 43 41 00 7f 7f 49 43 41 00

example tcp
	client hex 1a "CGP/01" hex 00 01 02

counterexample tcp
	server hex 7f 7f 49 43 42 00

counterexample tcp
	client hex 1b "CGP/01" hex 00

example udp
	client hex 1e 00 01 30 02 fd a8 e3 pad 22 00

counterexample udp
	client hex 1f 00 01 30 02 fd a8 e3 pad 22 00
