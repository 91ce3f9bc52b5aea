# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ubiquiti-discovery
title       Ubiquiti device discovery
kind        protocol
groups      network
source      Ubiquiti discovery protocol as implemented by UniFi and AirOS (UDP 10001), descriptions in the tools ubnt-discover and uap-discovery
transport   udp
port        10001

# Answer: version, command, length of all that follows, then counted values;
# the first is an address of 6, or an address pair of 10 bytes, or a name.
rule
	either ^[\x01\x02][\x00\x06\x09-\x0b]..(?:\x01\x00\x06|\x02\x00\x0a|\x03\x00[\x04-\x40][A-Z]|\x0a\x00\x04|\x0b\x00[\x01-\x40][\x20-\x7e]|\x0c\x00[\x01-\x20][\x20-\x7e])
	check either u16be[2] + 4 == len
	check either u16be[5] + 7 < len

# Question and answer.
rule
	client ^[\x01\x02][\x00\x08]\x00\x00$
	check client len == 4
	server ^[\x01\x02][\x00\x06\x09-\x0b]..[\x01-\x30]\x00
	check server u16be[2] + 4 == len

example
	client hex 01 00 00 00
	server hex 01 00 00 1d 02 00 0a 00 27 22 11 22 33 c0 a8 01 14 01 00 06 00 27 22 11 22 33 0c 00 04 "NSM5"

counterexample
	client hex 01 00 00 00

counterexample
	server hex 01 00 00 1e 02 00 0a 00 27 22 11 22 33 c0 a8 01 14
