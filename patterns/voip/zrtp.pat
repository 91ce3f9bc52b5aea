# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zrtp
title       ZRTP key agreement
kind        protocol
groups      voip secure
source      RFC 6189 section 5
transport   udp
order       40

rule
	either ^\x10\x00[\x00-\xff]{2}ZRTP.{4}\x50\x5a

example
	client hex 10 00 12 34 "ZRTP" hex 11 22 33 44 50 5a 00 1d "Hello   " pad 40 20

counterexample
	client hex 10 00 12 34 "ZRTP" hex 11 22 33 44 51 5a 00 1d
