# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        collectd
title       collectd network protocol
kind        protocol
groups      monitoring
source      collectd wiki, Binary protocol
transport   udp
port        25826

# Host part, then a time part, of either resolution.
rule
	either ^\x00\x00\x00[\x06-\xff][\x21-\x7e]+\x00\x00[\x01\x08]\x00\x0c

# Encrypted: one part that is the whole datagram, user name in the clear.
rule
	either ^\x02\x10..\x00[\x01-\x40][\x21-\x7e]
	check either u16be[2] == len

# Signed: SHA-256 and user name, then plain parts.
rule
	either ^\x02\x00\x00[\x25-\xff].{32}[\x21-\x7e]{1,200}\x00[\x00\x01\x08]\x00
	check either u16be[u16be[2]] <= 8

# A notification: time, then how severe it is (failure, warning, okay).
rule
	either ^\x00[\x01\x08]\x00\x0c.{8}\x01\x01\x00\x0c\x00{7}[\x01\x02\x04]

example
	client hex 00 00 00 0b "host-a" hex 00 00 08 00 0c 15 11 22 33 44 55 66 77

counterexample
	client hex 00 00 00 0b "host-a" hex 00 00 07 00 0c 15 11 22 33 44 55 66 77

counterexample
	client hex 00 00 00 0b 00 00 00 00 00 00 00 00 08 00 0c

example
	client hex 00 08 00 0c 15 11 22 33 44 55 66 77 01 01 00 0c 00 00 00 00 00 00 00 04 00 00 00 09 "host" hex 00

counterexample
	client hex 00 08 00 0c 15 11 22 33 44 55 66 77 01 01 00 0c 00 00 00 00 00 00 00 03 00 00 00 09 "host" hex 00
