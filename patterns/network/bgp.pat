# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bgp
title       Border Gateway Protocol
kind        protocol
groups      network
source      RFC 4271 section 4.1, RFC 2918, RFC 8654
transport   tcp
port        179

rule
	either ^\xff{16}(?:\x00[\x13-\xff]|[\x01-\xff].)[\x01-\x05]

example
	client hex ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff 00 1d 01 04 fd e8 00 b4 c0 00 02 01 00

counterexample
	client hex ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff 00 12 01 04

counterexample
	client pad 64 ff
