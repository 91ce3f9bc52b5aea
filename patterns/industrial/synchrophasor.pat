# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        synchrophasor
title       IEEE C37.118 synchrophasor
kind        protocol
groups      industrial
source      IEEE C37.118.2-2011 section 6
transport   tcp udp
port        4712 4713

# Command frame: size 18 or more, id code, time, a known command.
rule
	either ^\xaa[\x41\x42]\x00[\x12-\x7f].{10}\x00[\x01-\x06\x08]
	check either u16be[2] <= len

# Configuration 1 and 2: base of time, number of units, first station's name.
rule
	either ^\xaa[\x21\x22\x31\x32][\x00-\xff]{12}\x00[\x00-\xff]{3}\x00[\x01-\x40][\x20-\x7e]{16}
	check either u16be[2] >= 54

# Header frame: text.
rule
	either ^\xaa[\x11\x12].{2}[\x00-\xff]{10}[\x09\x0a\x0d\x20-\x7e]{8}
	check either u16be[2] >= 24

# Configuration 3.
rule
	either ^\xaa[\x51\x52\x53][\x00-\xff]{12}\x00[\x00-\x03]\x00[\x00-\xff]{3}\x00[\x01-\x40][\x01-\xff][\x20-\x7e]{2}
	check either u16be[2] >= 60

# Data frames of just the size they say.
rule
	transport udp
	either ^\xaa[\x01\x02]
	check either u16be[2] == len
	check either len >= 22
	repeat 2

rule
	transport tcp
	either ^\xaa[\x01\x02]\x00[\x16-\xff]
	check either u16be[u16be[2]] == u16be[0]
	check either u16be[u16be[2] + 2] == u16be[2]
	check either u16be[u16be[2] + 4] == u16be[4]

example tcp
	client hex aa 41 00 12 00 f1 48 93 6c 80 00 00 00 00 00 02 ce 00

example udp
	client hex aa 01 00 1a 00 f1 48 93 6c 80 00 00 00 00 00 00 39 2b 00 00 09 c4 00 00 11 22
	client hex aa 01 00 1a 00 f1 48 93 6c 80 00 00 82 35 00 00 39 2b 00 00 09 c4 00 00 33 44

counterexample tcp
	client hex aa 41 00 12 00 f1 48 93 6c 80 00 00 00 00 00 22 ce 00

counterexample udp
	client hex aa 01 00 1a 00 f1 48 93 6c 80 00 00 00 00 00 00 39 2b 00 00 09 c4 00 00 11 22
