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

example
	client "VER 1 MSNP9 MSNP8 CVR0\r\n"

counterexample
	client "VER 1 of the document\r\n"
