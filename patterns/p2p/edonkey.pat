# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        edonkey
title       eDonkey and eMule, Kademlia included
kind        protocol
groups      p2p file
source      eMule Protocol Specification (Kulbak, Bickson, 2005), chapters 4 to 7; Kademlia 2 opcodes of eMule
transport   tcp udp
port        4662 4672

# Hello of a peer: user hash of 16 bytes announced by its length.
rule
	transport tcp
	client ^\xe3..\x00\x00\x01\x10
	check client u32le[1] + 5 <= len

# Login to a server, and a server's answers.
rule
	transport tcp
	client ^\xe3..\x00\x00\x01.{16}.{4}..[\x01-\x10]\x00\x00\x00
	check client u32le[1] + 5 == len

rule
	transport tcp
	server ^\xe3..\x00\x00[\x05\x32\x34\x38\x40\x41\x42\x43\x4c]
	check server u32le[1] + 5 <= len
	check server u32le[1] >= 1
	client ^[\xe3\xc5]

# Other messages of the clear, the extended and the packed protocol.
rule
	transport tcp
	either ^[\xe3\xc5\xd4][\x01-\xff][\x00-\x3f]\x00\x00[\x01\x15-\x1d\x32-\x64\x81-\xa9]
	check either u32le[1] + 5 == len

# Servers over UDP: status and sources of a file hash.
rule
	transport udp
	client ^\xe3\x96.{4}$
	server ^\xe3\x97

rule
	transport udp
	either ^\xe3[\x94\x9a].{16}
	check either len % 16 == 2
	repeat 2

# Search on a server, with the tree of what is looked for: text, or two of
# them joined.
rule
	transport udp
	client ^\xe3[\x92\x98](?:\x01[\x01-\xff]\x00[\x20-\xff]|\x00[\x00-\x02][\x00-\x03])
	server ^\xe3\x99.{16}

# Kademlia of both versions: searches for a key, answers that list contacts of
# 25 bytes, the first contacts of a node.
rule
	transport udp
	either ^\xe4[\x20\x21][\x02\x04\x0b]
	check either len == 35

rule
	transport udp
	either ^\xe4[\x28\x29].{16}[\x01-\x1f]
	check either u8[18] * 25 + 19 == len

rule
	transport udp
	either ^\xe4\x08[\x01-\x40]\x00
	check either u16le[2] * 25 + 4 == len

rule
	transport udp
	either ^\xe4\x09.{18}[\x01-\x0f][\x01-\x40]\x00
	check either u16le[21] * 25 + 23 == len

# Packed messages: opcode, then the head of zlib.
rule
	transport udp
	either ^\xe5[\x08-\x67]\x78[\x01\x5e\x9c\xda]

rule
	transport udp
	either ^\xe4[\x11\x19].{18}[\x05-\x0a][\x00-\x03]
	check either len <= 60
	repeat 2

rule
	transport udp
	client ^\xe4[\x01\x60]$
	server ^\xe4[\x09\x61]

# Between peers over UDP: the place in a queue is asked for again.
rule
	transport udp
	client ^\xc5\x90.{16}
	check client len <= 200
	server ^\xc5[\x91-\x93]
	check server len <= 200

# Kademlia 2: search and publish with their answers, reachability.
rule
	transport udp
	client ^\xe4[\x33-\x35].{16}
	server ^\xe4\x3b.{32}

rule
	transport udp
	client ^\xe4[\x43-\x45].{16}
	server ^\xe4\x4b.{16}[\x00-\x64]
	check server len <= 20

rule
	transport udp
	client ^\xe4[\x50\x53]
	check client len <= 32
	server ^\xe4\x58.{4}$
	check server len == 6

example tcp
	client hex e3 4a 00 00 00 01 10 pad 16 5e hex c0 00 02 01 36 12 03 00 00 00 pad 41 61 hex c0 00 02 02 35 12

example udp
	client hex e4 21 0b pad 16 11 pad 16 22

example udp
	server hex e4 09 pad 16 4c hex 36 12 08 02 00 pad 50 3a

example udp
	client hex e4 20 02 pad 16 11 pad 16 22
	server hex e4 28 pad 16 11 hex 01 pad 25 33

counterexample udp
	server hex e4 09 pad 16 4c hex 36 12 08 03 00 pad 50 3a

counterexample tcp
	client hex e3 4a 00 00 01 01 10 pad 16 5e

counterexample udp
	client hex e4 21 0b pad 16 11 pad 17 22

example udp
	client hex c5 90 pad 16 3c hex 00 00
	server hex c5 91 05 00

example udp
	client hex e4 43 pad 16 3c hex 01 00 pad 16 4d hex 01
	server hex e4 4b pad 16 3c hex 05

counterexample udp
	client hex e4 50 36 12
	server hex e4 59 c0 00 02 07
