# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dhcpv6
title       Dynamic Host Configuration Protocol for IPv6
kind        protocol
groups      network
source      RFC 8415 sections 8, 9 and 21, RFC 5007 (lease queries)
transport   udp
port        546 547

# Message type, transaction, first option: a client or server identifier with
# a DUID.
rule
	either ^[\x01-\x0b\x0e-\x11].{3}\x00[\x01\x02]\x00[\x08-\x82]\x00[\x01-\x04]

# Elapsed time first.
rule
	either ^[\x01-\x0b].{3}\x00\x08\x00\x02..(?:\x00[\x02-\x40]\x00.*)?\x00\x01\x00[\x08-\x24]\x00[\x01-\x04]

rule
	either ^\x0b.{3}\x00\x08\x00\x02..\x00\x06\x00
	check either u16be[12] + 14 == len

# Another option first, the client identifier later.
rule
	either ^[\x01-\x0b].{3}\x00[\x03-\x07\x0b-\x19\x27]\x00[\x00-\x40].*\x00\x01\x00[\x08-\x24]\x00(?:[\x01\x03]\x00\x01|\x02\x00\x00|\x04)

# Relayed: hops, link address, a link-local peer.
rule
	either ^[\x0c\x0d][\x00-\x20].{16}\xfe\x80.{14}\x00[\x09\x12\x25\x11\x26\x4f]\x00

example
	client hex 01 10 08 74 00 01 00 0e 00 01 00 01 1c 39 cf 88 08 00 27 fe 8f 95 00 06 00 04 00 17 00 18 00 08 00 02 00 00

example
	client hex 0c 00 20 01 0d b8 pad 12 00 hex fe 80 pad 14 01 hex 00 09 00 04 01 10 08 74

counterexample
	client hex 01 10 08 74 00 01 00 0e 00 09 00 01 1c 39 cf 88

counterexample
	client hex 20 10 08 74 00 01 00 0e 00 01 00 01 1c 39 cf 88

example
	client hex 0e 11 22 33 00 01 00 0a 00 03 00 01 02 02 02 02 02 02 00 2c 00 11 01 pad 16 20

counterexample
	client hex 12 11 22 33 00 01 00 0a 00 03 00 01 02 02 02 02 02 02
