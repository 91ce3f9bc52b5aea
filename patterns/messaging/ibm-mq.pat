# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ibm-mq
title       IBM MQ
kind        protocol
groups      messaging
source      IBM MQ channel protocol, transmission segment header
transport   tcp
port        1414

# Structure id in ASCII or EBCDIC, then the length of the segment.
rule
	either ^(?:TSH[\x20CM]|\xe3\xe2\xc8[\x40\xc3\xd4])(?:\x00\x00|..\x00\x00)

example
	client "TSH " hex 00 00 01 0c 01 01 31 00 00 00 00 00 00 00 00 00 11 03 33 03 00 00 "ID  "

counterexample
	client "TSHIRT order"
