# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ether-s-bus
title       SAIA Ether-S-Bus
kind        protocol
groups      industrial
source      SAIA Burgess Controls, S-Bus over Ethernet (Ether-S-Bus) telegram
transport   udp
port        5050

# Length of all, version, protocol, sequence, attribute.
rule
	either ^\x00\x00..[\x00\x01][\x00\x01]..[\x00-\x02]
	check either u32be[0] == len
	check either len >= 12

example
	client hex 00 00 00 0e 01 00 00 05 00 0a 20 00 1c 5b

counterexample
	client hex 00 00 00 0f 01 00 00 05 00 0a 20 00 1c 5b

counterexample
	client hex 00 00 00 0e 01 00 00 05 07 0a 20 00 1c 5b
