# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        asterisk-ami
title       Asterisk manager interface
kind        protocol
groups      voip
source      Asterisk documentation, AMI v2 specification
transport   tcp
port        5038

rule
	server ^Asterisk Call Manager/[0-9]

example
	server "Asterisk Call Manager/5.0.1\r\n"

counterexample
	server "Asterisk is a sign\r\n"
