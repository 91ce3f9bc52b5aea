# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gearman
title       Gearman job server
kind        protocol
groups      messaging
source      Gearman protocol description, binary and administrative protocol (PROTOCOL of gearmand)
transport   tcp
port        4730

rule
	either ^\x00RE[QS]\x00\x00\x00[\x01-\x2c]\x00

# Questions of an administrator, in lines.
rule
	client ^(?:status|workers)\r?\n
	server ^(?:[\x21-\x7e]{1,64}\t[0-9]{1,10}\t[0-9]{1,10}\t[0-9]{1,10}\n|[0-9]{1,9} [0-9a-f.:]{3,45} [^\n:]{1,64} :[^\n]{0,256}\n|\.\n$)

example
	client hex 00 "REQ" hex 00 00 00 07 00 00 00 0c "echo" hex 00 00 "Hello!"

example
	client "status\n"
	server "wc\t0\t0\t1\n.\n"

counterexample
	client "status\n"
	server "running\n.\n"

counterexample
	client hex 00 "REX" hex 00 00 00 07 00 00 00 0c
