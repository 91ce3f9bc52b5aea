# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rsh
title       Remote shell and execution
kind        protocol
groups      remote unix
source      rshd(8), rcmd(3), rexecd(8) of 4.3BSD
transport   tcp
port        514 512

# Port of standard error, two names, a command, each ended by a NUL.
rule
	client ^(?:0|[1-9][0-9]{2,4})?\x00[\x21-\x7e]{1,32}\x00[\x21-\x7e]{1,32}\x00[\x21-\x7e][\x09\x20-\x7e]{0,4096}\x00$
	check client u8[1] != 0

example
	client "1022" hex 00
	client "lns" hex 00 "root" hex 00 "mkdir testdir" hex 00
	server hex 01 "Permission denied.\n"

counterexample
	client hex 00 "lns" hex 00 "root" hex 00

counterexample
	client "1022" hex 00 "lns" hex 00 "root"
