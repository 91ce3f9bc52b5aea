# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        daytime
title       Daytime
kind        protocol
groups      network
source      RFC 867, format of NIST's time service
transport   tcp udp
port        13

rule
	server ^\n?[0-9]{5} [0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{2} [0-9] [0-9] [0-9. ]+UTC\(NIST\)

rule
	server ^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}+,? (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+ {1,2}+[0-9]{1,2}+|[0-9]{1,2}+ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}+),? [0-9: A-Z+-]{8,24}+\r?\n?$

example tcp
	server "\n60310 24-01-01 00:00:00 00 0 0 703.5 UTC(NIST) * \n"

example udp
	client "\r\n"
	server "Mon Jan  1 00:00:00 2024\r\n"

counterexample tcp
	server "Monday we are closed\r\n"
