# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rethinkdb
title       RethinkDB
kind        protocol
groups      database
source      RethinkDB documentation, Writing RethinkDB drivers: handshake
transport   tcp
port        28015

# Magic numbers of the versions, little endian.
rule
	client ^(?:\xc3\xbd\xc2\x34|\x20\x2d\x0c\x40|\x3e\xe8\x75\x5f|\xe1\x81\x30\x72)(?:$|[\x00-\xff])
	server ^(?:\{"|SUCCESS\x00|ERROR)

example
	client hex c3 bd c2 34
	server "{\"max_protocol_version\":0,\"min_protocol_version\":0,\"server_version\":\"2.4\",\"success\":true}" hex 00

counterexample
	client hex c3 bd c2 35
	server "{\"max_protocol_version\":0}"
