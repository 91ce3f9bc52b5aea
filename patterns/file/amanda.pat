# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amanda
title       Amanda backup
kind        protocol
groups      file
source      Amanda developer documentation, service protocol
transport   udp tcp
port        10080

rule
	either ^Amanda [0-9]\.[0-9]{1,2} (?:REQ|REP|ACK|NAK|PREP) HANDLE [0-9A-Fa-f-]+ SEQ [0-9]+\n

example udp
	client "Amanda 2.6 REQ HANDLE 000-00000000 SEQ 1700000000\nSECURITY USER amanda\nSERVICE noop\n"

counterexample udp
	client "Amanda 2.6 says hello\n"
