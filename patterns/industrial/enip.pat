# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        enip
title       EtherNet/IP
kind        protocol
groups      industrial
source      ODVA, The CIP Networks Library volume 2, chapter 2 (encapsulation, common packet format)
transport   tcp udp
port        44818 2222

# Encapsulation: command, length, session, status, context, options 0.
rule
	transport udp
	either ^[\x04\x63-\x66\x6f\x70\x72\x73]\x00..[\x00-\xff]{4}[\x00-\x6a]\x00\x00\x00.{8}\x00\x00\x00\x00
	check either u16le[2] + 24 == len

rule
	transport tcp
	either ^[\x65\x66\x6f\x70]\x00..[\x00-\xff]{4}[\x00-\x6a]\x00\x00\x00.{8}\x00\x00\x00\x00
	check either u16le[2] + 24 <= len
	check either u16le[2] + 120 >= len

rule
	transport tcp
	either ^[\x04\x63\x64]\x00..[\x00-\xff]{4}\x00\x00\x00\x00.{8}\x00\x00\x00\x00
	check either u16le[2] + 24 == len

# I/O: sequenced address item, then a connected data item.
rule
	transport udp
	either ^\x02\x00\x02\x80\x08\x00.{8}\xb1\x00
	check either u16le[16] + 18 == len

example tcp
	client hex 65 00 04 00 00 00 00 00 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 01 00 00 00

example udp
	client hex 02 00 02 80 08 00 12 34 56 78 01 00 00 00 b1 00 04 00 01 00 00 00

counterexample tcp
	client hex 65 00 04 00 00 00 00 00 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 01 01 00 00 00

counterexample udp
	client hex 02 00 02 80 08 00 12 34 56 78 01 00 00 00 b1 00 05 00 01 00 00 00
