# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        h323
title       H.323 call signalling, H.245 and RAS
kind        protocol
groups      voip
source      ITU-T H.225.0 sections 6 and 7, ITU-T Q.931, ITU-T H.245, RFC 1006 (TPKT)
transport   tcp udp
port        1720 1719
order       45

# TPKT, then Q.931 with a call reference of two bytes and its messages.
rule
	transport tcp
	either ^\x03\x00..\x08\x02..[\x01-\x03\x05\x07\x0d\x0f\x4d\x5a\x62\x6e\x75\x7b\x7d][\x00-\xff]
	check either u16be[2] >= 9

# H.245 terminal capabilities: protocol identifier 0.0.8.245.0.
rule
	transport tcp
	either ^\x03\x00..[\x00-\xff]{1,5}?\x06\x00\x08\x81\x75\x00

# RAS messages with the protocol identifier 0.0.8.2250.0.
rule
	transport udp
	either ^[\x00-\x7f][\x00-\xff]{2,10}?\x06\x00\x08\x91\x4a\x00[\x01-\x09]

example tcp
	client hex 03 00 00 30 08 02 12 34 05 04 03 88 93 a5 7e 00 1f 05 20 b8 06 00 08 91 4a 00 04 01 40 02 00 41 00 42 pad 14 00

example udp
	client hex 0e 80 12 34 06 00 08 91 4a 00 04 00 00 c0 00 02 01 06 b8 01 00 c0 00 02 01 06 b7

counterexample tcp
	client hex 03 00 00 16 11 e0 00 00 00 01 00 c1 02 01 00 c2 02 01 02 c0 01 0a

counterexample udp
	client hex 0e 80 12 34 06 00 08 81 75 00 04 00 00 c0 00 02 01 06 b8
