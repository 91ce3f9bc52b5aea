# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ident
title       Identification protocol
kind        protocol
groups      auth
source      RFC 1413
transport   tcp
port        113

rule
	client ^[0-9]{1,5} ?, ?[0-9]{1,5}\s{0,2}$
	server ^[0-9]{1,5} ?, ?[0-9]{1,5} ?: ?(?:USERID|ERROR) ?:

rule
	server ^[0-9]{1,5} ?, ?[0-9]{1,5} ?: ?(?:USERID ?: ?[A-Z]+|ERROR ?: ?(?:INVALID-PORT|NO-USER|HIDDEN-USER|UNKNOWN-ERROR))

example
	client "6193, 23\r\n"
	server "6193, 23 : USERID : UNIX : stjohns\r\n"

counterexample
	client "6193, 23\r\n"
