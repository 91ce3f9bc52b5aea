# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        isns
title       Internet Storage Name Service
kind        protocol
groups      file
source      RFC 4171 section 5
transport   tcp udp
port        3205

# Version, function, length, flags, transaction, sequence 0; lengths agree.
rule
	either ^\x00\x01[\x00\x80][\x01-\x11]..[\x00-\xfc]\x00..\x00\x00
	check either u16be[4] + 12 == len
	check either len >= 24

example tcp
	client hex 00 01 00 01 00 10 8c 00 00 01 00 00 00 00 00 20 00 00 00 08 "iqn.host"

counterexample tcp
	client hex 00 01 00 01 00 11 8c 00 00 01 00 00 00 00 00 20 00 00 00 08 "iqn.host"
