# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        spamd
title       SpamAssassin daemon
kind        protocol
groups      mail
source      SpamAssassin, The SPAMC/SPAMD network protocol
transport   tcp
port        783

rule
	client ^(?:CHECK|SYMBOLS|REPORT|REPORT_IFSPAM|SKIP|PING|PROCESS|TELL|HEADERS) SPAMC/[12]\.[0-9]\r?\n

rule
	server ^SPAMD/[0-9.]+ [0-9]+ [A-Z_]+\r?\n

example
	client "CHECK SPAMC/1.5\r\nContent-length: 12\r\n\r\n"

counterexample
	client "CHECK it\r\n"
