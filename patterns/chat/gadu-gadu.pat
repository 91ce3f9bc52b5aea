# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gadu-gadu
title       Gadu-Gadu
kind        protocol
groups      chat
source      libgadu documentation, The Gadu-Gadu protocol
transport   tcp
port        8074

# Welcome with a seed, then a login of any generation.
rule
	server ^\x01\x00\x00\x00\x04\x00\x00\x00.{4}
	client ^[\x0c\x13\x15\x19\x31\x83]\x00\x00\x00..\x00\x00

example
	server hex 01 00 00 00 04 00 00 00 12 34 56 78
	client hex 31 00 00 00 20 00 00 00 pad 32 11

counterexample
	server hex 01 00 00 00 04 00 00 00 12 34 56 78
