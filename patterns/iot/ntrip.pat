# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ntrip
title       NTRIP satellite corrections
kind        protocol
groups      iot
source      RTCM 10410.1 Networked Transport of RTCM via Internet Protocol, version 1
transport   tcp
port        2101
order       45

rule
	server ^SOURCETABLE 200 OK\r\n

rule
	client ^SOURCE [\x21-\x7e]+ /?[\x21-\x7e]+\r\n(?:Source-Agent|STR):

example
	server "SOURCETABLE 200 OK\r\nServer: Example\r\n\r\n"

counterexample
	server "SOURCE 200 OK\r\n"
