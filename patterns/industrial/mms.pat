# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mms
title       Manufacturing Message Specification, IEC 61850
kind        protocol
groups      industrial
source      ISO 9506-2, IEC 61850-8-1, RFC 1006, ISO 8073, ISO 8327, ISO 8823
transport   tcp
port        102
order       45

# Connection of the transport, then a session that associates with the
# abstract syntax 1.0.9506.2.
rule
	either ^\x03\x00\x00.[\x06-\x60][\xe0\xd0]
	check either u8[u16be[2]] == 3
	check either u16be[u16be[2] + 5] == 0xf080
	either \x28\xca\x22\x02[\x01-\x03]

# The session alone.
rule
	either ^\x03\x00..\x02\xf0\x80[\x0d\x0e]
	either \x28\xca\x22\x02[\x01-\x03]

# Captures that start in the middle: data in the presentation context 3.
rule
	either ^\x03\x00..\x02\xf0\x80\x01\x00\x01\x00\x61(?:[\x00-\x7f]|\x81.|\x82..)\x30(?:[\x00-\x7f]|\x81.|\x82..)\x02\x01\x03\xa0(?:[\x00-\x7f]|\x81.|\x82..)[\xa0-\xa4\xa8-\xad\x8b\x8c]

example
	client hex 03 00 00 0b 06 e0 00 00 00 01 00 03 00 00 2a 02 f0 80 0d 21 05 06 13 01 00 16 01 02 14 02 00 02 c1 13 31 11 a0 03 80 01 01 a2 0a 06 05 28 ca 22 02 01 06 01 01

counterexample
	client hex 03 00 00 16 11 e0 00 00 00 01 00 c1 02 01 00 c2 02 01 02 c0 01 0a 03 00 00 19 02 f0 80 32 01 00 00 04 00 00 08 00 00 f0 00 00 01 00 01 01 e0
