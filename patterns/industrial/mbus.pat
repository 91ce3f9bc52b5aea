# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mbus
title       M-Bus over TCP or UDP
kind        protocol
groups      industrial iot
source      EN 13757-2 clause 5, M-Bus documentation rev. 4.8
transport   tcp udp

# Long frame: start and length twice, control field, end; lengths agree.
rule
	either ^\x68(.)\1\x68[\x08\x18\x28\x38\x53\x5b\x73\x7b][\x00-\xff]+\x16$
	check either u8[1] + 6 == len

example tcp
	server hex 68 0a 0a 68 08 01 72 11 22 33 44 2d 2c 01 6f 16

counterexample tcp
	server hex 68 0a 0b 68 08 01 72 11 22 33 44 2d 2c 01 6f 16
