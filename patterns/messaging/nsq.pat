# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nsq
title       NSQ
kind        protocol
groups      messaging
source      NSQ documentation, TCP protocol specification
transport   tcp
port        4150

rule
	client ^\x20\x20V[12](?:$|IDENTIFY\n|SUB |PUB |AUTH\n|NOP\n)

example
	client "  V2IDENTIFY\n" hex 00 00 00 02 "{}"

counterexample
	client "  Version 2\n"
