# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        shoutcast
title       SHOUTcast and Icecast sources
kind        protocol
groups      streaming
source      SHOUTcast streaming protocol (ICY responses), Icecast source protocol
transport   tcp
port        8000
order       45

rule
	server ^ICY [1-5][0-9]{2} [^\r\n]*\r\n

rule
	client ^SOURCE /[\x21-\x7e]* (?:ICE|HTTP)/1\.[01]\r\n

example
	server "ICY 200 OK\r\nicy-name: Example\r\n\r\n"

counterexample
	server "ICY roads\r\n"
