# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dict
title       Dictionary server
kind        protocol
groups      network
source      RFC 2229 sections 2 and 3.1
transport   tcp
port        2628
order       40

# Greeting: capabilities and message id in angle brackets.
rule
	server ^220 [^\r\n<]+(?:<[a-z0-9._-]+> )?<[^@>\r\n]+@[^>\r\n]+>\r\n
	client ^(?i:CLIENT |DEFINE |MATCH |SHOW |STATUS|OPTION MIME|QUIT)

rule
	server ^220 [\x21-\x7e]{1,128} dictd [0-9]

example
	server "220 dict.example.org dictd 1.12 <auth.mime> <100@dict.example.org>\r\n"

counterexample
	server "220 mail.example.com ESMTP ready\r\n"
