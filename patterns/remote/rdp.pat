# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rdp
title       Remote Desktop Protocol
kind        protocol
groups      remote windows
source      MS-RDPBCGR section 2.2.1.1 and 2.2.1.2, MS-RDPEUDP section 2.2.2
transport   tcp udp
port        3389
order       45
decode      rdp

# X.224 connection request with a cookie, a token or a negotiation request.
rule
	transport tcp
	client ^\x03\x00..[\x0e-\xfe]\xe0\x00\x00..\x00(?:Cookie: ms(?:tshash|ts)=|\x01[\x00-\x0f]\x08\x00[\x00-\x1f]\x00\x00\x00)

rule
	transport tcp
	client ^\x03\x00..[\x0e-\xfe]\xe0\x00\x00..\x00[\x20-\x7e]+\r\n\x01[\x00-\x0f]\x08\x00[\x00-\x1f]\x00\x00\x00

# Without any of these: the connect of T.125 follows.
rule
	transport tcp
	client ^\x03\x00\x00\x0b\x06\xe0\x00\x00..\x00\x03\x00..\x02\xf0\x80\x7f\x65\x82

# Connection confirm with a negotiation response or failure.
rule
	transport tcp
	server ^\x03\x00\x00\x13\x0e\xd0\x00\x00..\x00[\x02\x03][\x00-\x3f]\x08\x00[\x00-\x1f]\x00\x00\x00

# RDP-UDP: SYN, and SYN with ACK, padded to the MTU that they offer.
rule
	transport udp
	either ^\xff\xff\xff\xff..[\x00-\x1f][\x01\x41\x81\xc1].{4}\x04[\x6c-\xd0]\x04[\x6c-\xd0]
	check either len >= 1132

rule
	transport udp
	either ^.{6}[\x00-\x1f][\x05\x45\x85\xc5].{4}\x04[\x6c-\xd0]\x04[\x6c-\xd0]
	check either len >= 1132
	check either len <= 1232

# A source packet with TLS or DTLS in it: both sequence numbers are the same.
rule
	transport udp
	either ^.{6}[\x00\x01]\x0c\x00[\x00-\x08].{2,10}?(.{4})\1(?:[\x14-\x17]\x03[\x01-\x03]|[\x14-\x17]\xfe[\xfd\xff])

example tcp
	client hex 03 00 00 2c 27 e0 00 00 00 00 00 "Cookie: mstshash=eltons\r\n" hex 01 00 08 00 00 00 00 00
	server hex 03 00 00 13 0e d0 00 00 12 34 00 02 00 08 00 00 00 00 00

example tcp
	client hex 03 00 00 0b 06 e0 00 00 00 00 00
	server hex 03 00 00 0b 06 d0 00 00 12 34 00
	client hex 03 00 01 94 02 f0 80 7f 65 82 01 88 04 01 01 04 01 01 01 01 ff 30 1a pad 380 02

counterexample tcp
	client hex 03 00 00 0b 06 e0 00 00 00 00 00
	server hex 03 00 00 0b 06 d0 00 00 12 34 00
	client hex 03 00 00 1b 02 f0 80 32 01 00 00 00 01 00 0e 00 00 04 01 12 0a 10 02 00 01 00 01

example udp
	client hex ff ff ff ff 00 40 00 01 12 34 56 78 04 d0 04 d0 pad 1216 00

counterexample tcp
	client hex 03 00 00 16 11 e0 00 00 00 01 00 c1 02 01 00 c2 02 01 02 c0 01 0a

counterexample udp
	client hex ff ff ff ff 54 53 6f 75 72 63 65 20 45 6e 67 69 6e 65
