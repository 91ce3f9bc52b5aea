# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dnscrypt
title       DNSCrypt
kind        protocol
groups      secure network
source      DNSCrypt version 2 protocol specification section 5, draft-denis-dprive-dnscrypt
transport   udp tcp
port        443 5353

# A resolver's answers begin with its magic.
rule
	transport udp
	either ^r6fnvWj8
	check either len >= 48

rule
	transport tcp
	server ^[\x00-\x1f].r6fnvWj8
	check server u16be[0] >= 48

example udp
	server "r6fnvWj8" pad 24 3d pad 80 c7

example tcp
	server hex 00 68 "r6fnvWj8" pad 24 3d pad 72 c7

counterexample udp
	server "r6fnvWj9" pad 24 3d pad 80 c7

counterexample tcp
	server hex 00 18 "r6fnvWj8" pad 16 3d
