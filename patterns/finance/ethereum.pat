# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ethereum
title       Ethereum devp2p, discovery and RLPx
kind        protocol
groups      finance p2p
source      devp2p specifications: Node Discovery Protocol v4, The RLPx Transport Protocol, EIP-8
transport   udp tcp
port        30303

# Discovery: hash, signature with recovery id, type, RLP list. Ping begins
# with a version and an endpoint, pong with an endpoint.
rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x01(?:[\xc8-\xf7]|\xf8.)[\x03-\x05][\xc0-\xda]

rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x02(?:[\xe0-\xf7]|\xf8.)[\xc0-\xda](?:\x84.{4}|\x90.{16}|\x80)

# Find node: a key of 64 bytes and a time.
rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x03\xf8[\x47-\x4b]\xb8\x40

# Neighbours: a list of lists.
rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x04(?:\xf9..(?:\xf9..|\xf8.)\xf8[\x4d-\x5a]|\xf8.\xf8[\x4d-\x5f]\xf8[\x4b-\x5a]|[\xc6-\xc9]\xc0[\x83\x84])

# Request and answer of a node record.
rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x05[\xc5-\xc9][\x83-\x84]

rule
	transport udp
	either ^[\x00-\xff]{96}[\x00\x01]\x06\xf8[\x60-\xff]\xa0

# RLPx handshake of EIP-8: length, then an uncompressed public key; 100 to 300
# bytes of padding make an auth of 382..582 and an ack of 315..515 bytes.
rule
	transport tcp
	client ^[\x01\x02].\x04
	check client u16be[0] + 2 == len
	server ^[\x01\x02].\x04
	check server u16be[0] + 2 <= len
	check server u16be[0] >= 300

rule
	transport tcp
	client ^[\x01\x02].\x04
	check client u16be[0] + 2 == len
	check client len >= 382
	check client len <= 590

# The handshake before it had fixed lengths.
rule
	transport tcp
	client ^\x04
	check client len == 307
	server ^\x04
	check server len == 210

example udp
	client pad 96 7a hex 01 03 f8 47 b8 40 pad 64 5b hex 84 4a 11 22 33

example tcp
	client hex 01 9f 04 pad 414 6c
	server hex 01 80 04 pad 383 6c

counterexample udp
	client pad 96 7a hex 05 03 f8 47 b8 40 pad 64 5b hex 84 4a 11 22 33

counterexample tcp
	client hex 01 9f 04 pad 415 6c
	server hex 01 80 04 pad 384 6c
