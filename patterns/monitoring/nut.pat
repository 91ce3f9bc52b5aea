# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nut
title       Network UPS Tools
kind        protocol
groups      monitoring
source      Network UPS Tools developer guide, Network protocol (RFC 9271)
transport   tcp
port        3493

rule
	client ^(?:LIST (?:UPS|VAR [A-Za-z0-9_.-]+)|GET (?:VAR|UPSDESC|NUMLOGINS|TYPE) [A-Za-z0-9_.-]+|USERNAME [\x21-\x7e]+|STARTTLS|VER|NETVER|PROTVER)
	server ^(?:BEGIN LIST |VAR [A-Za-z0-9_.-]+ [a-z]+\.|UPSDESC |NUMLOGINS |ERR [A-Z-]+\n|OK(?: STARTTLS)?\n|Network UPS Tools)

example
	client "LIST UPS\n"
	server "BEGIN LIST UPS\nUPS su700 \"Server room\"\nEND LIST UPS\n"

counterexample
	client "LIST UPS\n"
