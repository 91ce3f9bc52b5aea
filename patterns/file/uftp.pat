# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        uftp
title       UFTP multicast file transfer
kind        protocol
groups      file
source      UFTP protocol specification, versions 4 and 5 (uftp-multicast), section Message Formats
transport   udp
port        1044

# Header of 16 bytes whose message code is repeated behind it, with the
# length of the message's header in words.
rule
	either ^[\x40\x50]([\x01-\x11\x13-\x15])[\x00-\xff]{13}\x00\1[\x01-\x40]
	check either u8[17] * 4 + 16 <= len

example
	client hex 50 01 00 00 c0 a8 01 02 e6 04 04 04 01 50 22 00 01 08 00 14 00 00 05 14 5f 00 00 00 00 00 00 00 e6 04 04 05 e6 05 05 05 00 00 00 00 00 00 00 00

counterexample
	client hex 50 01 00 00 c0 a8 01 02 e6 04 04 04 01 50 22 00 02 08 00 14 00 00 05 14 5f 00 00 00 00 00 00 00 e6 04 04 05 e6 05 05 05
