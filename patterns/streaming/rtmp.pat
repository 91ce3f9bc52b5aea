# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtmp
title       Real-Time Messaging Protocol
kind        protocol
groups      streaming
source      Adobe RTMP Specification 1.0 sections 5.2 to 5.4, 7.1 and 7.2
transport   tcp
port        1935

# After version, C1 and C2: a command on chunk stream 3 called "connect".
rule
	client ^[\x03\x06][\x00-\xff]{3072}[\x02-\x1f][\x00-\xff]{6}\x14[\x00-\xff]{4}\x02\x00\x07connect

# After version, S1 and S2: window size, chunk size or bandwidth on stream 2.
rule
	server ^[\x03\x06][\x00-\xff]{3072}\x02[\x00-\xff]{3}\x00\x00[\x04\x05][\x01\x05\x06]\x00\x00\x00\x00

# The handshake alone: version and 1536 bytes, of which four are zero or the
# version of a player; to the latter the server answers with as much and an echo.
rule
	client ^\x03[\x00-\xff]{4}\x00\x00\x00\x00
	check client len == 1537

rule
	client ^\x03[\x00-\xff]{4}[\x09-\x20\x80]\x00[\x00-\xff]\x02
	check client len == 1537
	server ^\x03
	check server len >= 1537

# Captures that begin behind the handshake: a command in AMF 0, with a message
# header of eleven bytes or of seven, and settings of the stream, on stream 2.
rule
	either ^[\x03-\x08][\x00-\xff]{3}\x00[\x00-\xff]{2}\x14[\x00-\xff]{4}\x02\x00[\x04-\x0d](?:connect|_result|_error|onStatus|createStream|releaseStream|deleteStream|closeStream|FCPublish|FCUnpublish|publish|play|onBWDone)\x00

rule
	either ^[\x43-\x48][\x00-\xff]{3}\x00[\x00-\xff]{2}\x14\x02\x00[\x04-\x0d](?:_result|_error|onStatus|createStream|releaseStream|deleteStream|closeStream|FCPublish|FCUnpublish|publish|play|onBWDone)\x00

rule
	either ^\x02[\x00-\xff]{3}\x00\x00(?:\x04[\x01\x05]|\x05\x06)\x00\x00\x00\x00[\x00-\x0f]

# Encrypted (RTMPE): other versions in front, both sides.
rule
	client ^[\x06\x08\x09][\x00-\xff]{4}[\x09-\x20\x80]\x00[\x00-\xff]\x02
	check client len == 1537
	server ^[\x06\x08\x09]
	check server len >= 1537

example
	client hex 03 00 00 00 00 00 00 00 00 pad 1528 a5
	server hex 03 00 00 10 00 00 00 00 00 pad 1528 5a pad 1536 a5

example
	client hex 03 pad 1536 00 pad 1536 5a hex 03 00 00 00 00 00 20 14 00 00 00 00 02 00 07 "connect" hex 00 3f f0 00 00 00 00 00 00 03

example
	client hex 03 00 00 00 00 00 23 14 00 00 00 00 02 00 07 "connect" hex 00 3f f0 00 00 00 00 00 00 03 00 03 "app"
	server hex 02 00 00 00 00 00 04 05 00 00 00 00 00 26 25 a0

example
	server hex 02 00 00 00 00 00 04 05 00 00 00 00 00 26 25 a0

example
	client hex 43 00 00 00 00 00 19 14 02 00 0c "createStream" hex 00 40 00 00 00 00 00 00 00 05

counterexample
	client hex 03 00 00 00 00 00 23 14 00 00 00 00 02 00 07 "collect" hex 00 3f f0 00 00 00 00 00 00 03 00 03 "app"

example
	client hex 03 03 0e 09 46 00 00 00 00 pad 1528 a5

counterexample
	client hex 03 03 0e 09 46 00 00 00 00 pad 1529 a5

counterexample
	client hex 03 00 00 2c 27 e0 00 00 00 00 00 "Cookie"
	server hex 03 00 00 13 0e d0

example
	client hex 06 00 00 00 00 80 00 03 02 pad 1528 5a
	server hex 06 pad 3072 a5

counterexample
	client hex 07 00 00 00 00 80 00 03 02 pad 1528 5a
	server hex 07 pad 3072 a5
