# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xdmcp
title       X Display Manager Control Protocol
kind        protocol
groups      remote
source      X Display Manager Control Protocol, version 1.1 (X.Org), section Protocol
transport   udp
port        177

# Version 1, opcode, length of what follows; each side has its own opcodes.
rule
	client ^\x00\x01\x00[\x01-\x04\x07\x0a\x0d]
	check client u16be[4] + 6 == len
	server ^\x00\x01\x00[\x05\x06\x08\x09\x0b\x0c\x0e]
	check server u16be[4] + 6 == len

# Query, BroadcastQuery, IndirectQuery without authentication names.
rule
	client ^\x00\x01\x00[\x01-\x03]\x00\x01\x00
	check client len == 7

# Willing: authentication name, host name and status, each counted.
rule
	either ^\x00\x01\x00\x05
	check either u16be[4] + 6 == len
	check either u16be[6] + u16be[u16be[6] + 8] + 12 + u16be[u16be[6] + u16be[u16be[6] + 8] + 10] == len

# Request: display, connection types and addresses, authentication.
rule
	client ^\x00\x01\x00\x07[\x00-\xff]{2}\x00[\x00-\x3f][\x01-\x10](?:\x00[\x00-\x06])+?[\x01-\x10]\x00[\x04\x06\x10]
	check client u16be[4] + 6 == len

# KeepAlive and Alive.
rule
	client ^\x00\x01\x00\x0d\x00\x06
	check client len == 12
	server ^\x00\x01\x00\x0e\x00\x05[\x00\x01]
	check server len == 11

example
	client hex 00 01 00 02 00 01 00
	server hex 00 01 00 05 00 0d 00 00 00 04 "host" hex 00 03 "ok!"

counterexample
	client hex 00 01 00 02 00 02 00

counterexample
	client hex 00 01 00 05 00 0d 00 00 00 05 "host" hex 00 03 "ok!"
