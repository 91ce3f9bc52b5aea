# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rlogin
title       Remote login, BSD rlogin
kind        protocol
groups      remote
source      RFC 1282
transport   tcp
port        513

# NUL, client user, server user, terminal and speed, each ended by NUL.
rule
	client ^\x00[A-Za-z_][\x21-\x7e]{0,31}\x00[A-Za-z_][\x21-\x7e]{0,31}\x00[A-Za-z0-9._+-]{2,20}/[0-9]{3,6}\x00

example
	client hex 00 "bostic" hex 00 "kbostic" hex 00 "vt100/9600" hex 00

counterexample
	client hex 00 "bostic" hex 00 "kbostic" hex 00 "vt100" hex 00
