# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bacnet
title       BACnet/IP
kind        protocol
groups      industrial iot
source      ANSI/ASHRAE 135 annex J (BVLL), clause 6.2 (NPDU), annex U (IPv6)
transport   udp
port        47808

# BVLC: type, function, length of all; NPDU of version 1 where there is one.
rule
	either ^\x81[\x09-\x0b]..\x01[\x00-\xaf]
	check either u16be[2] == len

rule
	either ^\x81\x04..[\x00-\xff]{6}\x01[\x00-\xaf]
	check either u16be[2] == len

# Results, broadcast and foreign device tables.
rule
	either ^\x81[\x00-\x03\x05-\x08\x0c]\x00
	check either u16be[2] == len
	check either len >= 4

# IPv6: type, function, length of all, virtual addresses of three bytes (their
# topmost bit is clear), then the same NPDU.
rule
	either ^\x82\x01..[\x00-\x7f]..[\x00-\x7f]..\x01[\x00-\xaf]
	check either u16be[2] == len

rule
	either ^\x82\x02..[\x00-\x7f]..\x01[\x00-\xaf]
	check either u16be[2] == len

rule
	either ^\x82\x08..[\x00-\x7f]..[\x20-\xff][\x00-\xff]{17}\x01[\x00-\xaf]
	check either u16be[2] == len

example
	client hex 81 0b 00 0c 01 20 ff ff 00 ff 10 08

example
	client hex 81 05 00 06 00 3c

counterexample
	client hex 81 0b 00 0d 01 20 ff ff 00 ff 10 08

counterexample
	client hex 81 0b 00 0c 02 20 ff ff 00 ff 10 08

example
	client hex 82 02 00 0f 11 22 33 01 20 ff ff 00 ff 10 08

counterexample
	client hex 82 02 00 0e 11 22 33 01 20 ff ff 00 ff 10 08

counterexample
	client hex 82 02 00 0f 91 22 33 01 20 ff ff 00 ff 10 08
