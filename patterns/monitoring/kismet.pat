# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kismet
title       Kismet server
kind        protocol
groups      monitoring
source      Kismet documentation, server protocol of the classic releases
transport   tcp
port        2501

rule
	server ^\*(?:KISMET|SERVER|CAPABILITY|PROTOCOLS): [^\r\n]+\r?\n

rule
	client ^![0-9]{1,10} (?:ENABLE|REMOVE|CAPABILITY|PING|PAUSE|RESUME|CHANLOCK|CHANHOP) ?[^\r\n]*\r?\n

example
	server "*KISMET: 0.0.0 1234567890 " hex 01 "Kismet" hex 01 " 20230101 0 2023-01\n"

counterexample
	server "*KISS: 1\n"
