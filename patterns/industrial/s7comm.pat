# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        s7comm
title       Siemens S7 communication
kind        protocol
groups      industrial
source      RFC 1006, ISO 8073 (COTP); Siemens S7 protocol descriptions by G. Hentschel and of the libraries snap7 and libnodave
transport   tcp
port        102

# TPKT, perhaps with a connect before, COTP data, then protocol id 0x32,
# job, ack, ack data or user data, reserved 0.
rule
	either ^(?:\x03\x00\x00.[\x05-\x40][\xd0\xe0](?:[^\x03]|\x03(?!\x00[\x00-\x1f].\x02\xf0)){4,64}+)?\x03\x00[\x00-\x1f].\x02\xf0[\x00-\xff]\x32[\x01-\x03\x07]\x00\x00

# S7comm-plus: id 0x72, version, length, opcode, reserved.
rule
	either ^(?:\x03\x00\x00.[\x05-\x80][\xd0\xe0](?:[^\x03]|\x03(?!\x00[\x00-\x1f].\x02\xf0)){4,128}+)?\x03\x00[\x00-\x1f].\x02\xf0[\x00-\xff]\x72[\x01-\x03][\x00-\x1f].[\x31-\x33]\x00\x00

# Connect of a station with a TSAP of rack and slot, size code 512 or 1024.
rule
	client ^\x03\x00\x00\x16\x11\xe0\x00\x00..\x00(?:\xc1\x02..\xc2\x02[\x01-\x03][\x00-\x7f]\xc0\x01[\x09\x0a]|\xc0\x01[\x09\x0a]\xc1\x02..\xc2\x02[\x01-\x03][\x00-\x7f])
	server ^\x03\x00\x00\x16\x11\xd0

example
	client hex 03 00 00 16 11 e0 00 00 00 01 00 c1 02 01 00 c2 02 01 02 c0 01 0a
	server hex 03 00 00 16 11 d0 00 01 00 03 00 c0 01 0a c1 02 01 00 c2 02 01 02
	client hex 03 00 00 19 02 f0 80 32 01 00 00 02 00 00 08 00 00 f0 00 00 01 00 01 01 e0

counterexample
	client hex 03 00 00 16 11 e0 00 00 00 01 00 "Cookie: ms"

counterexample
	client hex 03 00 00 19 02 f0 80 33 01 00 00 02 00 00 08 00 00 f0 00 00 01 00 01 01 e0
