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
	either ^(?i:EPCF|CRCX|MDCX|DLCX|RQNT|NTFY|AUEP|AUCX|RSIP|MESG)[ \t]+[0-9]{1,9}[ \t]+[\x21-\x7e]+[ \t]+(?i:MGCP) [0-9]\.[0-9]

# Response line in answer to one.
rule
	either ^[125][0-9]{2} [0-9]{1,9}(?: /[A-Z]+)? (?:OK|The requested [\x20-\x7e]+|[A-Z][a-z][\x20-\x7e]+)\r?\n
	repeat 2

# A response line with parameters behind it.
rule
	either ^[1258][0-9]{2} [0-9]{1,9}(?: /[A-Z]+)?(?: [\x20-\x7e]{0,128})?\r?\n(?:[ACDEIKLMNOQRSTXZ]|BR|ES|PL|R[CDM]|MD|PX):[ \t]?[\x21-\x7e]

example
	client "RQNT 1201 aaln/1@rgw-2567.example.net MGCP 1.0\nN: ca@ca1.example.net:5678\nX: 0123456789AC\n"

counterexample
	client "RQNT is a verb"

example
	client "rsip 1234 *@gw.example.net mgcp 1.0\r\nrm: restart\r\n"

example
	server "200 1200 OK\r\nI: FDE234C8\r\n"

counterexample
	server "200 OK\r\nI: FDE234C8\r\n"
