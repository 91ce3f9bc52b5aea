# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        uucp
title       UUCP over TCP
kind        protocol
groups      file
source      Taylor UUCP, UUCP protocol internals: the initial handshake
transport   tcp
port        540

rule
	server ^(?:login: ?(?:Password: ?)?)?\x10Shere(?:=[\x21-\x7e]+)?[\x00\n]

example
	server hex 10 "Shere=host" hex 00

counterexample
	server hex 10 "There=host" hex 00
