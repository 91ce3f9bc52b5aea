# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bolt
title       Neo4j Bolt
kind        protocol
groups      database
source      Bolt Protocol documentation, handshake specification
transport   tcp
port        7687

# Identification, then four versions.
rule
	client ^\x60\x60\xb0\x17\x00[\x00-\xff]{2}[\x00-\xff]

example
	client hex 60 60 b0 17 00 00 04 04 00 00 01 04 00 00 00 04 00 00 00 03

counterexample
	client hex 60 60 b0 18 00 00 04 04 00 00 01 04
