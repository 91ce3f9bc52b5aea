# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtp
title       Real-time Transport Protocol
kind        protocol
groups      voip streaming
source      RFC 3550 section 5.1, RFC 3551 section 6, RFC 8285
transport   udp
order       80
decode      rtp

# G.711 and G.722 in frames of 10, 20, 30 or 40 ms.
rule
	either ^\x80[\x00\x08\x09\x80\x88\x89]
	check either len % 80 == 12
	check either len >= 92
	check either len <= 492
	repeat 3

# GSM, G.729 (with its comfort noise), G.723.
rule
	either ^\x80[\x03\x83]
	check either len % 33 == 12
	repeat 3

rule
	either ^\x80[\x12\x92]
	check either len % 10 == 2
	check either len <= 112
	repeat 4

# A transport stream in RTP: every 188 bytes a sync byte.
rule
	either ^\x80[\x21\xa1].{10}\x47
	check either len % 188 == 12

# Header extension of RFC 8285 behind a dynamic payload type.
rule
	either ^\x90[\x60-\x7f\xe0-\xff].{10}(?:\xbe\xde|\x10\x00)\x00[\x01-\x1f]
	repeat 2

# Other dynamic payload types and the static ones of video: plain header only,
# so that many datagrams must agree.
rule
	either ^[\x80\x90](?:[\x60-\x7f\xe0-\xff]|[\x1a\x1c\x1f\x20\x22\x9a\x9c\x9f\xa0\xa2]).{6}(?!\x00\x00\x00\x00).{4}
	check either len >= 20
	repeat 6

example
	client hex 80 80 12 34 00 00 00 a0 de ad be ef pad 160 d5
	client hex 80 00 12 35 00 00 01 40 de ad be ef pad 160 d5
	client hex 80 00 12 36 00 00 01 e0 de ad be ef pad 160 d5

example
	client hex 90 6f 12 34 00 00 00 a0 de ad be ef be de 00 01 10 ff 00 00 pad 60 d5
	server hex 90 6f 43 21 00 00 00 a0 be ef de ad be de 00 01 10 ff 00 00 pad 60 d5

counterexample
	client hex 80 80 12 34 00 00 00 a0 de ad be ef pad 160 d5

counterexample
	client hex 40 80 12 34 00 00 00 a0 de ad be ef pad 160 d5
	client hex 40 00 12 35 00 00 01 40 de ad be ef pad 160 d5
	client hex 40 00 12 36 00 00 01 e0 de ad be ef pad 160 d5
