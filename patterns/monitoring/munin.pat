# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        munin
title       Munin node
kind        protocol
groups      monitoring
source      Munin Guide, Network protocol (node greeting)
transport   tcp
port        4949

rule
	server ^# munin node at [\x21-\x7e]+\r?\n

example
	server "# munin node at host.example.com\n"
	client "list\n"

counterexample
	server "# munin is a monitoring tool\n"
