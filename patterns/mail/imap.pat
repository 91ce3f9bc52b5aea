# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        imap
title       Internet Message Access Protocol
kind        protocol
groups      mail
source      RFC 9051, RFC 3501 sections 2.2, 6 and 7
transport   tcp
port        143
decode      imap

rule
	server ^\* (?:OK|PREAUTH|BYE) [^\r\n]*\r\n

# Only the client's side: tag, then a command of the first states.
rule
	client ^[A-Za-z]{0,8}[0-9.]{1,8} (?i:CAPABILITY|STARTTLS|LOGIN [^\r\n ]+ [^\r\n]+|AUTHENTICATE [A-Z0-9-]+[^\r\n]*|ID (?:NIL|\()[^\r\n]*|NAMESPACE|(?:SELECT|EXAMINE) [^\r\n]+|UID (?:FETCH|SEARCH|STORE) [^\r\n]+|LIST "[^\r\n]+|LSUB "[^\r\n]+)\r\n

# Captures that start in the middle: untagged data.
rule
	server ^\* (?:[0-9]{1,10} (?:EXISTS|RECENT|EXPUNGE|FETCH \()|FLAGS \(|CAPABILITY IMAP4|LIST \(|LSUB \(|STATUS [^\r\n]+ \()

rule
	server ^[A-Za-z]{0,8}[0-9.]{1,8} (?i:(?:OK|NO|BAD) (?:\[[^\]\r\n]{1,200}\] )?[^\r\n]{0,80}?(?:completed|IMAP))

rule
	client ^[A-Za-z]{0,8}[0-9.]{1,8} (?i:(?:UID )?FETCH [0-9:,*]+ [^\r\n]+|IDLE|EXPUNGE|LOGOUT|APPEND "?[^\r\n]+\{[0-9]+\+?\})\r\n

example
	server "* OK [CAPABILITY IMAP4rev1 STARTTLS] server ready\r\n"
	client "a001 LOGIN mrc secret\r\n"

example
	client "A1 CAPABILITY\r\n"

counterexample
	server "*OK\r\n"

counterexample
	client "*1\r\n$4\r\nPING\r\n"

example
	server "A5 OK FETCH completed\r\n"

example
	client "a7 FETCH 1:* (FLAGS)\r\n"

counterexample
	server "A5 OK done\r\n"
