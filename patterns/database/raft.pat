# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        raft
title       Raft consensus of dqlite
kind        protocol
groups      database cluster
source      canonical/raft: TCP transport, handshake and message encoding; dqlite documentation, wire protocol
transport   tcp
port        9000

# Handshake: version 1, id of the server, length of its address, address.
rule
	client ^\x01\x00{7}[\x00-\xff]{8}[\x08-\x80]\x00{7}(?:[0-9A-Za-z._-]{1,120}|\[[0-9a-f:.]{2,39}\]|@[\x20-\x7e]{1,120}):?[0-9]{0,5}\x00

# Captures that start in the middle. Each server sends on connections of its
# own: type, size of the header that belongs to it, term.
rule
	either ^(?:\x01\x00{7}[\x28\x38\x48\x58\x68\x78\x88\x98\xa8]|\x02\x00{7}[\x18\x20]|\x03\x00{7}[\x20\x28]|\x04\x00{7}[\x10\x18]|\x06\x00{7}\x18)\x00{7}[\x00-\xff]{5}\x00\x00\x00[\x00-\xff]{5}\x00\x00\x00
	check either u32le[8] + 16 <= len

# Clients of dqlite: protocol version, then a request in words of 8 bytes.
rule
	client ^(?:\x01\x00{7}|\xe5\x3f\x43\x60\xd7\x4d\x10\x86)[\x01-\x40]\x00\x00\x00[\x00-\x12]\x00[\x00-\x02]\x00
	check client u32le[8] * 8 + 16 <= len

example
	client hex 01 00 00 00 00 00 00 00 a1 3b 00 00 00 00 00 00 10 00 00 00 00 00 00 00 "10.1.2.3:9001" hex 00 00 00

example
	client hex 02 00 00 00 00 00 00 00 18 00 00 00 00 00 00 00 07 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 2b 01 00 00 00 00 00 00

counterexample
	client hex 02 00 00 00 00 00 00 00 a1 3b 00 00 00 00 00 00 10 00 00 00 00 00 00 00 "10.1.2.3:9001" hex 00 00 00
