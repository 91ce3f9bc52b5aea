# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        http2
title       HTTP/2 in clear text with prior knowledge
kind        protocol
groups      web
source      RFC 9113 sections 3.4, 4.1, 6.5
transport   tcp
order       40
decode      http2

rule
	client ^PRI \* HTTP/2\.0\r\n\r\nSM\r\n\r\n

# Server preface alone: a SETTINGS frame with at least one setting.
rule
	server ^\x00\x00[\x06-\x5a]\x04\x00\x00\x00\x00\x00\x00[\x01-\x08\x10]
	check server u24be[0] % 6 == 0
	check server u24be[0] + 9 <= len

# The same without a setting: the acknowledgement of the client's, a window
# or the answer on stream 1 follows.
rule
	server ^\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00(?:\x00\x00\x04\x01\x00\x00\x00\x00|\x00\x04\x08\x00\x00\x00\x00\x00|[\x00-\x3f].\x01[\x04\x05]\x00\x00\x00\x01)

example
	server hex 00 00 00 04 00 00 00 00 00 00 00 00 04 01 00 00 00 00

example
	client "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" hex 00 00 00 04 00 00 00 00 00

example
	server hex 00 00 06 04 00 00 00 00 00 00 03 00 00 00 64

counterexample
	client "PRI * HTTP/1.1\r\n\r\n"

counterexample
	server hex 00 00 07 04 00 00 00 00 00 00 03 00 00 00 64 00
