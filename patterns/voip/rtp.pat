# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtp
title       Real-time Transport Protocol
kind        protocol
groups      voip streaming
source      RFC 3550 section 5.1, RFC 3551 section 6, RFC 4733, RFC 8285
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

# Events of a telephone's keys: one word of 4 bytes, reserved bit clear.
rule
	either ^\x80[\x60-\x7f\xe0-\xff].{6}(?!\x00\x00\x00\x00).{4}[\x00-\x10][\x00-\x3f\x80-\xbf]
	check either len == 16
	repeat 4

# Other dynamic payload types and the static ones: plain header only, so that
# many datagrams must agree.
rule
	either ^[\x80\x90\xa0](?:[\x60-\x7f\xe0-\xff]|[\x00-\x12\x1a\x1c\x1f\x20\x22\x80-\x92\x9a\x9c\x9f\xa0\xa2]).{6}(?!\x00\x00\x00\x00).{4}
	check either len >= 20
	repeat 6

example
	client hex 80 80 12 34 00 00 00 a0 de ad be ef pad 160 d5
	client hex 80 00 12 35 00 00 01 40 de ad be ef pad 160 d5
	client hex 80 00 12 36 00 00 01 e0 de ad be ef pad 160 d5

example
	client hex 90 6f 12 34 00 00 00 a0 de ad be ef be de 00 01 10 ff 00 00 pad 60 d5
	server hex 90 6f 43 21 00 00 00 a0 be ef de ad be de 00 01 10 ff 00 00 pad 60 d5

example
	client hex 80 e5 20 cd 00 01 4f 00 0e 05 38 4e 01 0a 00 00
	client hex 80 65 20 ce 00 01 4f 00 0e 05 38 4e 01 0a 01 40
	client hex 80 65 20 cf 00 01 4f 00 0e 05 38 4e 01 0a 02 80
	client hex 80 65 20 d0 00 01 4f 00 0e 05 38 4e 01 0a 03 c0
	client hex 80 65 20 d1 00 01 4f 00 0e 05 38 4e 01 0a 05 00
	client hex 80 65 20 d2 00 01 4f 00 0e 05 38 4e 01 8a 06 40
	client hex 80 65 20 d3 00 01 4f 00 0e 05 38 4e 01 8a 06 40

counterexample
	client hex 80 65 20 cd 00 01 4f 00 0e 05 38 4e 01 0a 00 00
	client hex 80 65 31 ce 00 01 4f 00 0e 05 38 4e 01 0a 01 40
	client hex 80 65 44 cf 00 01 4f 00 0e 05 38 4e 01 0a 02 80
	client hex 80 65 57 d0 00 01 4f 00 0e 05 38 4e 01 0a 03 c0
	client hex 80 65 69 d1 00 01 4f 00 0e 05 38 4e 01 0a 05 00
	client hex 80 65 7b d2 00 01 4f 00 0e 05 38 4e 01 8a 06 40
	client hex 80 65 8d d3 00 01 4f 00 0e 05 38 4e 01 8a 06 40

counterexample
	client hex 80 80 12 34 00 00 00 a0 de ad be ef pad 160 d5

counterexample
	client hex 40 80 12 34 00 00 00 a0 de ad be ef pad 160 d5
	client hex 40 00 12 35 00 00 01 40 de ad be ef pad 160 d5
	client hex 40 00 12 36 00 00 01 e0 de ad be ef pad 160 d5
