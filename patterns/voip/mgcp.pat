# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mgcp
title       Media Gateway Control Protocol
kind        protocol
groups      voip telecom
source      RFC 3435 sections 3.2 and 3.3
transport   udp
port        2427 2727

# Verb, transaction, endpoint, version.
rule
	either ^(?:EPCF|CRCX|MDCX|DLCX|RQNT|NTFY|AUEP|AUCX|RSIP|MESG) [0-9]{1,9} [\x21-\x7e]+ MGCP [0-9]\.[0-9]

# Response line in answer to one.
rule
	either ^[125][0-9]{2} [0-9]{1,9}(?: /[A-Z]+)? (?:OK|The requested [\x20-\x7e]+|[A-Z][a-z][\x20-\x7e]+)\r?\n
	repeat 2

example
	client "RQNT 1201 aaln/1@rgw-2567.example.net MGCP 1.0\nN: ca@ca1.example.net:5678\nX: 0123456789AC\n"

counterexample
	client "RQNT is a verb"
