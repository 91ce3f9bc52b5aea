# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        msnms
title       MSN Messenger
kind        protocol
groups      chat
source      draft-movva-msn-messenger-protocol-00, MSNP9 to MSNP18 descriptions
transport   tcp
port        1863

rule
	either ^VER [0-9]{1,9}(?: MSNP[0-9]{1,2}| MSNC[0-9]{1,2})+

rule
	either ^(?:CVR [0-9]{1,9} 0x[0-9a-f]{4} |USR [0-9]{1,9} (?:TWN|SSO|MD5|OK) |ANS [0-9]{1,9} [^@ \r\n]+@[^ \r\n]+ |CAL [0-9]{1,9} [^@ \r\n]+@|XFR [0-9]{1,9} (?:NS|SB) )

# Captures that start in the middle: messages, presence, a call's participants,
# keep-alive.
rule
	either ^MSG (?:[^@ \r\n]{1,128}@[^ \r\n]{1,128} [^ \r\n]{1,512}|[0-9]{1,9} [NUAD]) [0-9]{1,4}\r\nMIME-Version: 1\.0\r\n

rule
	either ^(?:(?:NLN|ILN [0-9]{1,9}) (?:NLN|BSY|IDL|BRB|AWY|PHN|LUN) [^@ \r\n]{1,128}@|(?:FLN|JOI|BYE|IRO [0-9]{1,9} [0-9]{1,3} [0-9]{1,3}) [^@ \r\n]{1,128}@[^ \r\n]{1,128}[ \r]|RNG [0-9]{1,12} [0-9.]{7,15}:[0-9]{1,5} CKI )

rule
	client ^PNG\r\n
	server ^QNG(?: [0-9]{1,4})?\r\n

rule
	client ^USR [0-9]{1,9} [^@ \r\n]{1,128}@[^ \r\n]{1,128} [0-9.]{8,64}\r\n

example
	client "VER 1 MSNP9 MSNP8 CVR0\r\n"

counterexample
	client "VER 1 of the document\r\n"

example
	server "MSG bob@example.com Bob 92\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nhi"

example
	client "MSG 4 N 130\r\nMIME-Version: 1.0\r\n"

example
	server "NLN BSY bob@example.com Bob 268435456\r\n"

example
	client "PNG\r\n"
	server "QNG 50\r\n"

counterexample
	server "MSG foo.bar 9 11\r\nHello World\r\n"

counterexample
	server "BYE 1 example\r\n"
