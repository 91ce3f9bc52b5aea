# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        haproxy
title       PROXY protocol header
kind        protocol
groups      network web
source      The PROXY protocol, versions 1 and 2 (HAProxy Technologies), section 2
transport   tcp udp
order       40

rule
	transport tcp
	client ^PROXY (?:TCP[46] [0-9a-fA-F.:]+ [0-9a-fA-F.:]+ [0-9]{1,5} [0-9]{1,5}|UNKNOWN[^\r\n]{0,90})\r\n

rule
	client ^\r\n\r\n\x00\r\nQUIT\n[\x20\x21][\x00-\x32]

example tcp
	client "PROXY TCP4 192.0.2.1 192.0.2.2 56324 443\r\n"

example tcp
	client "\r\n\r\n" hex 00 "\r\nQUIT\n" hex 21 11 00 0c c0 00 02 01 c0 00 02 02 dc 04 01 bb

counterexample tcp
	client "PROXY please\r\n"

counterexample tcp
	client "\r\n\r\n" hex 00 "\r\nQUIT\n" hex 31 11 00 0c
