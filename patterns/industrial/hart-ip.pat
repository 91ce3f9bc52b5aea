# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hart-ip
title       HART-IP
kind        protocol
groups      industrial
source      FieldComm Group HCF_SPEC-085, Network Management, HART-IP message header
transport   udp tcp
port        5094

# Version, message type, message id, status, sequence, length of all.
rule
	transport udp
	either ^[\x01\x02](?:[\x00\x01\x0f][\x00-\x06]|\x02[\x03\x04])
	check either u16be[6] == len
	check either len >= 8

rule
	transport tcp
	either ^[\x01\x02](?:[\x00\x01\x0f][\x00-\x06]|\x02[\x03\x04])[\x00-\x1f]
	check either u16be[6] == len
	check either len >= 8

example udp
	client hex 01 00 00 00 00 01 00 0d 01 00 00 ea 60

counterexample udp
	client hex 01 00 00 00 00 01 00 0e 01 00 00 ea 60

counterexample udp
	client hex 01 05 00 00 00 01 00 0d 01 00 00 ea 60
