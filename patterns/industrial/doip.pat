# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        doip
title       Diagnostics over IP
kind        protocol
groups      industrial
source      ISO 13400-2:2019 clause 8 (generic header), table 17 (payload types)
transport   tcp udp
port        13400

# Version and its complement, payload type, length.
rule
	either ^(?:\x01\xfe|\x02\xfd|\x03\xfc|\x04\xfb)(?:\x00[\x00-\x08]|\x40[\x01-\x04]|\x80[\x01-\x03])\x00[\x00-\x0f]
	check either u32be[4] + 8 <= len

# Requests for identification may leave the version open.
rule
	transport udp
	either ^\xff\x00\x00[\x01-\x03]\x00\x00\x00[\x00\x06\x11]
	check either u32be[4] + 8 == len

example udp
	client hex 02 fd 00 01 00 00 00 00

example tcp
	client hex 02 fd 00 05 00 00 00 07 0e 80 00 00 00 00 00

counterexample udp
	client hex 02 fc 00 01 00 00 00 00

counterexample tcp
	client hex 02 fd 00 05 00 10 00 07 0e 80 00 00 00 00 00
