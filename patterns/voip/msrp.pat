# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        msrp
title       Message Session Relay Protocol
kind        protocol
groups      voip chat
source      RFC 4975 section 9
transport   tcp
port        2855

rule
	either ^MSRP [A-Za-z0-9.+%=-]{3,32} (?:SEND|REPORT|AUTH|[0-9]{3}(?: [^\r\n]*)?)\r\n

example
	client "MSRP d93kswow SEND\r\nTo-Path: msrp://bob.example.com:8888/9di4eae923wzd;tcp\r\n"

counterexample
	client "MSRP is cheap\r\n"
