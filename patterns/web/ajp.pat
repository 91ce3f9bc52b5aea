# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ajp
title       Apache JServ Protocol 1.3
kind        protocol
groups      web
source      Apache Tomcat Connectors, AJP Protocol Reference (AJPv13)
transport   tcp
port        8009

# Forward request: magic, length, code, method, then the protocol's string.
rule
	client ^\x12\x34..\x02[\x01-\x1b\xff]\x00\x08HTTP/

rule
	client ^\x12\x34\x00\x01\x0a

# Answers of the container: headers with a status, CPong, body chunks asked.
rule
	server ^AB..\x04(?:\x00[\x64-\xff]|\x01.|\x02[\x00-\x57])\x00[\x00-\x40]
	check server u16be[2] + 4 <= len

rule
	server ^AB\x00\x01\x09
	check server len == 5

rule
	server ^AB\x00\x03\x06..

# Captures that start in the middle: parts of a body, whose inner length is
# shorter by what frames it.
rule
	client ^\x12\x34
	check client u16be[2] == u16be[4] + 2
	check client u16be[2] + 4 <= len

rule
	server ^AB..\x03
	check server u16be[2] == u16be[5] + 4
	check server u16be[2] >= 5

example
	client hex 12 34 00 20 02 02 00 08 "HTTP/1.1" hex 00 00 01 "/" hex 00 00 09 "127.0.0.1" hex 00 ff

example
	server "AB" hex 00 01 09

counterexample
	client hex 12 34 00 20 03 02 00 08 "HTTP/1.1" hex 00

counterexample
	server "ABCDEF"

example
	client hex 12 34 00 0a 00 08 "a=b&c=de"

example
	server hex 41 42 00 09 03 00 05 "<html" hex 00

counterexample
	client hex 12 34 00 0a 00 09 "a=b&c=de"
