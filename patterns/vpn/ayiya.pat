# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ayiya
title       AYIYA, Anything In Anything
kind        protocol
groups      vpn network
source      draft-massar-v6ops-ayiya-02 section 4
transport   udp
port        5072

# Identity of 16 bytes, SHA-1 signature, shared secret; the IPv6 packet
# behind it has a length that fits.
rule
	either ^[\x40-\x4f]\x52[\x11\x13]\x29[\x40-\x88].{39}[\x60-\x6f]
	check either u16be[48] + 84 == len

# The operations that carry no packet.
rule
	either ^[\x40-\x4f]\x52[\x10\x12\x14-\x17]\x3b[\x40-\x88]
	check either len == 44

example
	client hex 41 52 10 3b 4a 11 22 33 20 01 0d b8 pad 12 00 pad 20 c3

counterexample
	client hex 41 52 10 3b 4a 11 22 33 20 01 0d b8 pad 12 00 pad 21 c3
