# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nntp
title       Network News Transfer Protocol
kind        protocol
groups      messaging mail
source      RFC 3977, RFC 4643, RFC 4644
transport   tcp
port        119

rule
	server ^20[01] [^\r\n]{0,160}?(?i:nntp|nnrp|news|usenet|\bINN\b|posting (?:ok|allowed|prohibited))

rule
	server ^20[01][ -]
	client ^(?i:MODE READER|MODE STREAM|CAPABILITIES|AUTHINFO (?:USER|GENERIC|SASL)|GROUP [a-z0-9+_-]+\.|LIST(?:\r| ACTIVE)|XOVER|X?HDR |ARTICLE|IHAVE <|CHECK <|TAKETHIS <|XFEATURE)

# Only the client's side.
rule
	client ^(?i:MODE READER\r\n|MODE STREAM\r\n|AUTHINFO USER [\x21-\x7e]+\r\n)

rule
	client ^(?i:IHAVE|CHECK|TAKETHIS) <[^@>\r\n]+@[^>\r\n]+>\r\n

# Captures that start in the middle.
rule
	server ^(?:211 [0-9]+ [0-9]+ [0-9]+ [a-z0-9+_-]+\.[a-z0-9+_.-]+|22[0-3] [0-9]+ <[^@>\r\n]+@[^>\r\n]+>)

example
	server "200 news.example.com InterNetNews NNRP server ready\r\n"
	client "MODE READER\r\n"

counterexample
	server "200 OK\r\n"
	client "HELLO\r\n"

counterexample
	client "MODE of reading\r\n"
