# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        z3950
title       Z39.50 information retrieval
kind        protocol
groups      database
source      ANSI/NISO Z39.50-2003 (ISO 23950), appendix 3 (ASN.1), BER encoding
transport   tcp
port        210

# initRequest or initResponse: optional reference id, protocol version and
# options as bit strings, preferred message size, record size.
rule
	either ^[\xb4\xb5](?:[\x10-\x7f]|\x81.|\x82..|\x80)(?:\x82[\x01-\x20][\x00-\xff]{1,32}?)?\x83\x02[\x00-\x07][\x20-\xf8]\x84[\x02-\x04][\x00-\x07][\x00-\xff]{1,3}\x85[\x01-\x04][\x00-\xff]{1,4}\x86[\x01-\x04]

# searchRequest: three set bounds, replace flag, set name, data bases.
rule
	either ^\xb6(?:[\x10-\x7f]|\x81.|\x82..|\x80)(?:\x82[\x01-\x20][\x00-\xff]{1,32}?)?\x8d([\x01-\x04])[\x00-\xff]{1,4}\x8e[\x01-\x04][\x00-\xff]{1,4}\x8f[\x01-\x04][\x00-\xff]{1,4}\x90\x01[\x00-\xff]\x91

example
	client hex b4 1f 83 02 05 e0 84 03 00 e9 a2 85 04 04 00 00 00 86 04 04 00 00 00 9f 6e 03 "81a"

example
	client hex b6 27 8d 01 00 8e 01 01 8f 01 00 90 01 01 91 01 "1" hex b2 0a 9f 69 07 "Default" hex b5 06 a1 04 bf 66 01 00

counterexample
	client hex b4 1f 83 04 05 e0 84 03 00 e9 a2 85 04 04 00 00 00 86 04 04 00 00 00 9f 6e 03 "81a"
