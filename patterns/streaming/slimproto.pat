# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        slimproto
title       SlimProto, Squeezebox players
kind        protocol
groups      streaming
source      SlimProto TCP protocol description (Logitech Media Server)
transport   tcp
port        3483

rule
	client ^HELO\x00\x00\x00[\x0a-\x80][\x02-\x0c][\x00-\xff]{7}

example
	client "HELO" hex 00 00 00 24 08 00 00 04 20 11 22 33 pad 28 00

counterexample
	client "HELO client.example.org\r\n"
