# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nbns
title       NetBIOS Name Service
kind        protocol
groups      windows network
source      RFC 1002 section 4.2
transport   udp
port        137
order       25

# Header, then a name in first-level encoding: 32 letters A..P.
rule
	either ^...[\x00-\xbf]\x00[\x00\x01]\x00[\x00\x01]\x00[\x00-\x0f]\x00[\x00-\x0f]\x20[A-P]{32}(?:[\x01-\x3f][^\x00]{1,200})?\x00\x00[\x0a\x20\x21]\x00\x01

example
	client hex 80 01 01 10 00 01 00 00 00 00 00 00 20 "FHEPFCELEHFCEPFFFACACACACACACABL" hex 00 00 20 00 01

example
	server hex 80 01 85 00 00 00 00 01 00 00 00 00 20 "FHEPFCELEHFCEPFFFACACACACACACABL" hex 00 00 20 00 01 00 00 01 2c 00 06 00 00 c0 00 02 09

counterexample
	client hex 80 01 01 10 00 01 00 00 00 00 00 00 20 "zhepfcelehfcepfffacacacacacacabl" hex 00 00 20 00 01

counterexample
	client hex 80 01 01 00 00 01 00 00 00 00 00 00 03 "www" hex 07 "example" hex 03 "com" hex 00 00 01 00 01
