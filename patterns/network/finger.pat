# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        finger
title       Finger
kind        protocol
groups      network
source      RFC 1288, output formats of BSD, GNU and System V finger
transport   tcp
port        79

# The request is a name alone, so that the answer must tell.
rule
	client ^(?:/[Ww] ?)?[\x21-\x7e]{0,64}\r?\n
	server ^(?:\r?\n)?(?:\[[^\]\r\n]+\]\r?\n)?(?:Login(?: name)?: [^\r\n\t ]+[ \t]+(?:Name|In real life):|Login +Name +(?:Tty|TTY) +Idle|User +Full name +What|No one logged on|finger: [^\r\n]{1,64}: no such user)

example
	client "joe\r\n"
	server "Login: joe            \t\t\tName: Joe User\r\nDirectory: /home/joe\r\n"

counterexample
	client "joe\r\n"
	server "Login: "

counterexample
	server "Login: joe            \t\t\tName of your first pet"
