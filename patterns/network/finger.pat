# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        finger
title       Finger
kind        protocol
groups      network
source      RFC 1288, output formats of BSD, GNU, System V and Cisco finger
transport   tcp
port        79

# The request is a name alone, so that the answer must tell.
rule
	client ^(?:/[Ww] ?)?[\x21-\x7e]{0,64}\r?\n
	server ^(?:\r?\n)?(?:\[[^\]\r\n]+\]\r?\n)?(?:Login(?: name)?: [^\r\n\t ]+[ \t]+(?:Name|In real life):|Login +Name +(?:Tty|TTY) +Idle|User +Full name +What|\s{0,8}Line +User +Host\(s\) +Idle|Welcome to Linux version |No one logged on|finger: [^\r\n]{1,64}: no such user)

# A request that asks for more than is usual says so in its own form.
rule
	client ^/W(?: [\x21-\x7e]{1,64})?\r\n$

example
	client "joe\r\n"
	server "Login: joe            \t\t\tName: Joe User\r\nDirectory: /home/joe\r\n"

counterexample
	client "joe\r\n"
	server "Login: "

counterexample
	server "Login: joe            \t\t\tName of your first pet"

example
	client "/W root\r\n"

example
	client "\r\n"
	server "\r\n    Line       User       Host(s)              Idle       Location\r\n"

counterexample
	client "/Where\r\n"
