# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rpki-rtr
title       RPKI to router
kind        protocol
groups      network
source      RFC 8210 section 5, RFC 6810
transport   tcp
port        323 3323

# Reset or serial query, then the cache's response.
rule
	client ^[\x00-\x02](?:\x02\x00\x00\x00\x00\x00\x08|\x01..\x00\x00\x00\x0c)
	server ^[\x00-\x02][\x03\x08\x0a]..\x00\x00

rule
	server ^[\x00-\x02]\x03..\x00\x00\x00\x08[\x00-\x02][\x04\x06]\x00\x00\x00\x00\x00[\x14\x20]

example
	client hex 01 02 00 00 00 00 00 08
	server hex 01 03 12 34 00 00 00 08 01 04 00 00 00 00 00 14 01 18 18 00 c0 00 02 00 00 00 fd e8

counterexample
	client hex 01 02 00 00 00 00 00 08
