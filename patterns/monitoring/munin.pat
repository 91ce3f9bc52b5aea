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

# Captures that start in the middle: capabilities, a plugin's configuration.
rule
	either ^cap (?:multigraph|dirtyconfig|spool)[ \r\n]

rule
	server ^(?:multigraph [\x21-\x7e]+\n)?graph_(?:title|args|vlabel|order|category|info) [^\n]+\n

rule
	client ^(?:list|nodes|version|config [\x21-\x7e]+|fetch [\x21-\x7e]+)\n
	server ^(?:munins? node on [\x21-\x7e]+ version: |(?:multigraph [\x21-\x7e]+\n)?[A-Za-z_][A-Za-z0-9_]*\.value (?:-?[0-9]|U))

example
	server "# munin node at host.example.com\n"
	client "list\n"

counterexample
	server "# munin is a monitoring tool\n"

example
	client "cap multigraph dirtyconfig\n"

example
	client "fetch load\n"
	server "load.value 0.12\n.\n"

counterexample
	client "cap table\n"

counterexample
	client "fetch load\n"
	server "load value 0.12\n"
