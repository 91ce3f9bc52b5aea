# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        icap
title       Internet Content Adaptation Protocol
kind        protocol
groups      web
source      RFC 3507 section 4
transport   tcp
port        1344

rule
	client ^(?:OPTIONS|REQMOD|RESPMOD) icaps?://[\x21-\x7e]+ ICAP/1\.0\r\n

rule
	server ^ICAP/1\.0 [1-5][0-9]{2} [^\r\n]*\r\n

example
	client "OPTIONS icap://icap.example.net/filter ICAP/1.0\r\nHost: icap.example.net\r\n\r\n"

counterexample
	client "OPTIONS http://icap.example.net/ HTTP/1.0\r\n\r\n"
