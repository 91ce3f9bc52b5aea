# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gelf
title       Graylog Extended Log Format
kind        protocol
groups      monitoring
source      Graylog documentation, GELF via UDP (chunking) and payload specification
transport   udp tcp
port        12201

# Chunk: magic, message id, number and count.
rule
	transport udp
	either ^\x1e\x0f.{8}[\x00-\x7f][\x01-\x80]
	check either u8[10] < u8[11]
	check either len >= 14

# A message that is not compressed.
rule
	client ^\{\s{0,4}"(?:version"\s?:\s?"1\.[01]"[^\x00]{0,200}"(?:host|short_message)"|host"\s?:\s?"[^"]{1,255}"[^\x00]{0,200}"short_message"|short_message"\s?:\s?")
	client "short_message"\s?:

example udp
	client "{\"version\": \"1.1\", \"host\": \"example.org\", \"short_message\": \"hello\"}"

example udp
	client hex 1e 0f 11 22 33 44 55 66 77 88 00 02 1f 8b 08 00

counterexample udp
	client hex 1e 0f 11 22 33 44 55 66 77 88 02 02 1f 8b 08 00
