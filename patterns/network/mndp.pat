# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mndp
title       MikroTik neighbour discovery
kind        protocol
groups      network
source      MikroTik documentation, Neighbor discovery (MNDP): type-length-value fields
transport   udp
port        5678

# Header and sequence, then the hardware address and the identity.
rule
	either ^..[\x00-\xff]{2}\x00\x01\x00\x06.{6}\x00[\x05\x07\x08\x0a-\x11]\x00[\x00-\x40][\x20-\x7e]

example
	server hex 00 00 12 34 00 01 00 06 02 00 00 00 00 01 00 05 00 08 "MikroTik"

counterexample
	server hex 00 00 12 34 00 01 00 07 02 00 00 00 00 01 00 05 00 08 "MikroTik"
