# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        managesieve
title       ManageSieve
kind        protocol
groups      mail
source      RFC 5804 section 1.7
transport   tcp
port        4190

rule
	server ^"(?:IMPLEMENTATION|SASL|SIEVE|STARTTLS|VERSION)"(?: "[^"\r\n]*")?\r\n

example
	server "\"IMPLEMENTATION\" \"Example1 ManageSieved v001\"\r\n\"SIEVE\" \"fileinto\"\r\nOK\r\n"

counterexample
	server "\"SIEVES\" are tools\r\n"
