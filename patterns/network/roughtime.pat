# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        roughtime
title       Roughtime secure time synchronisation
kind        protocol
groups      network secure
source      draft-ietf-ntp-roughtime sections 5 and 6; Google Roughtime protocol description
transport   udp
port        2002 2003

# IETF form: magic, length.
rule
	either ^ROUGHTIM[\x00-\xff]{2}\x00\x00
	check either u32le[8] + 12 <= len

# First form: number of tags, offsets, then tags in numeric order.
rule
	either ^\x02\x00\x00\x00[\x20\x40]\x00\x00\x00NONCPAD\xff
	check either len >= 1024

rule
	either ^[\x03-\x07]\x00\x00\x00(?:[\x00-\xff]{2}\x00\x00){2,6}(?:SIG\x00|VER\x00)(?:NONC|PATH|VER\x00|ROOT|INDX|SREP|CERT|TYPE|SRV\x00|PAD\xff|ZZZZ){2,6}

example
	client hex 02 00 00 00 40 00 00 00 "NONCPAD" hex ff pad 1008 00

example
	server hex 05 00 00 00 40 00 00 00 40 00 00 00 a4 00 00 00 3c 01 00 00 "SIG" hex 00 "PATHSREPCERTINDX" pad 320 11

counterexample
	client hex 02 00 00 00 40 00 00 00 "NONCPAX" hex ff pad 1008 00
