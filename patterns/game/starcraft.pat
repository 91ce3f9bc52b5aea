# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        starcraft
title       StarCraft II on Battle.net
kind        protocol
groups      game
source      Battle.net 2 protocol of StarCraft II, descriptions by the Battle.net Authentication Protocol project and pybnet (bit-packed packets, module "auth")
transport   tcp
port        1119

# Information request: command 10 on a channel, then the program "S2" packed
# with a shift of three bits.
rule
	client ^\x4a\x00\x00\x0a\x66\x02

# Proof request: the module's type, the region, a SHA-256 that names it.
rule
	server ^[\x40-\x4f][\x00-\xff]auth\x00\x00(?:EU|US|KR|TW|CN|SG|XX)[\x00-\xff]{32}

example
	client hex 4a 00 00 0a 66 02 0a ed 2d 66 ad c8 e8 0a 00 00
	server hex 42 10 "auth" hex 00 00 "EU" pad 32 9d

counterexample
	client hex 4a 00 00 0b 66 02 0a ed 2d 66
