# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ymsg
title       Yahoo Messenger
kind        protocol
groups      chat
source      YMSG protocol description (libyahoo2 project)
transport   tcp
port        5050

rule
	either ^YMSG\x00[\x05-\x7f]\x00[\x00\x01\x64]

example
	client "YMSG" hex 00 10 00 00 00 00 00 4c 00 00 00 00 00 00 00 00

counterexample
	client "YMSG is old"
