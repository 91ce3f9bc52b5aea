# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        radmin
title       Radmin remote administration
kind        protocol
groups      remote
source      Nmap service detection, Radmin 2 and 3 hello; descriptions of the Radmin connection preface (version 1, length, sum)
transport   tcp
port        4899

# Packets begin with 1, a length in 32 bits, a sum in 32 bits; the first of
# the client has one byte of payload, 8, which is its own sum.
rule
	client ^\x01\x00\x00\x00\x01\x00\x00\x00\x08\x08

rule
	client ^\x01\x00\x00\x00\x05\x00\x00\x02\x27\x27\x02\x00\x00\x00

# Answers, of just the length they say: version, or a mode that is offered.
rule
	either ^\x01\x00\x00\x00[\x01-\x40]\x00\x00[\x00-\x0f][\x00-\xff][\x08\x27][\x00-\xff]
	check either u8[4] + 9 == len

example
	client hex 01 00 00 00 01 00 00 00 08 08
	server hex 01 00 00 00 25 00 00 02 12 08 02 00 00 0a pad 32 00

counterexample
	client hex 01 00 00 00 01 00 00 00 09 08
