# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ansi-c1222
title       ANSI C12.22 metering
kind        protocol
groups      industrial iot
source      RFC 6142 section 3, ANSI C12.22-2008 section 5.3.4 (ACSE elements)
transport   tcp udp
port        1153

# ACSE APDU: context or titles first, user information with an external value.
rule
	either ^\x60(?:[\x10-\x7f]|\x81[\x80-\xff]|\x82..)(?:\xa1.\x06|[\xa2\xa6][\x03-\x20][\x06\x0d\x80])
	either \xa8[\x03-\x06]\x02[\x01-\x04]
	either \xbe(?:[\x05-\x7f]|\x81.|\x82..)\x28(?:[\x03-\x7f]|\x81.|\x82..)[\x81\xa0]

example tcp
	client hex 60 24 a2 05 80 03 7b c1 03 a6 05 80 03 7b c1 04 a8 03 02 01 01 be 0f 28 0d 81 0b 80 09 30 00 01 00 00 00 00 0e 00

counterexample tcp
	client hex 60 24 a2 05 80 03 7b c1 03 a6 05 80 03 7b c1 04 pad 24 00

counterexample udp
	client hex 60 28 06 06 2b 06 01 05 05 02 a0 1e pad 30 00
