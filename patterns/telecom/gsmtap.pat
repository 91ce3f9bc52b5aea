# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gsmtap
title       GSMTAP
kind        protocol
groups      telecom monitoring
source      Osmocom GSMTAP version 2 header
transport   udp
port        4729

rule
	either ^\x02\x04[\x01-\x18][\x00-\x07].{8}[\x00-\x21][\x00-\x20][\x00-\x07]\x00

example
	client hex 02 04 01 00 00 01 ce 00 00 00 00 01 02 00 00 00 pad 23 2b

counterexample
	client hex 02 04 71 00 00 01 ce 00 00 00 00 01 02 00 00 00 pad 23 2b
