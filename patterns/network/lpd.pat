# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lpd
title       Line printer daemon
kind        protocol
groups      network
source      RFC 1179 sections 5 and 6
transport   tcp
port        515

# Receive a job for a queue, then a control or data file.
rule
	client ^\x02[\x21-\x7e]{1,64}\n[\x02\x03][0-9]{1,12} [cd]f[A-Za-z][0-9]{3}[\x21-\x7e]+\n

# Print or list a queue: the answer must look like one.
rule
	client ^[\x03\x04][\x21-\x7e]{1,64}[ \n]
	server ^(?:no entries|Printer:|Rank +Owner|[\x21-\x7e]+ is ready)

example
	client hex 02 "lp" hex 0a 02 "83 cfA001host" hex 0a

counterexample
	client hex 02 "lp" hex 0a
