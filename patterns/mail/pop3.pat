# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pop3
title       Post Office Protocol 3
kind        protocol
groups      mail
source      RFC 1939, RFC 2449, RFC 2595
transport   tcp
port        110
decode      pop3

# Greeting with text; a bare "+OK" is spoken by other protocols too.
rule
	server ^\+OK [\x20-\x7e]{3,509}\r?\n

rule
	server ^\+OK
	client ^(?i:USER |APOP |CAPA\r|AUTH|STLS\r|PASS |UIDL\r|RETR |DELE )

# Only the client's side.
rule
	client ^(?i:CAPA\r?\n|STLS\r\n|APOP [^ \r\n]+ [0-9a-f]{32}\r?\n)

rule
	client ^(?i:USER) [^\r\n]{1,64}\r\n(?i:PASS) [^\r\n]*\r\n(?i:STAT|LIST|UIDL|CAPA|RETR|NOOP)

example
	server "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>\r\n"
	client "USER mrose\r\n"

example
	client "CAPA\r\n"

counterexample
	server "+OK\r\n+OK\r\n"

counterexample
	client "USER anonymous\r\n"
	server "331 Please specify the password.\r\n"
