# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtsp
title       Real Time Streaming Protocol
kind        protocol
groups      streaming
source      RFC 2326 sections 6, 7 and 10.12, RFC 7826
transport   tcp udp
port        554
decode      rtsp

rule
	either ^(?:OPTIONS|DESCRIBE|SETUP|PLAY|PAUSE|TEARDOWN|ANNOUNCE|RECORD|REDIRECT|GET_PARAMETER|SET_PARAMETER|PLAY_NOTIFY) [^\x00-\x20]+ RTSP/[12]\.0\r?\n

rule
	either ^RTSP/[12]\.0 [1-5][0-9][0-9][ \r]

# Captures that start in the middle: media interleaved in the connection, two
# frames of RTP or RTCP one behind the other.
rule
	transport tcp
	either ^\$[\x00-\x0f]..[\x80-\x9f]
	check either u16be[2] >= 8
	check either u8[u16be[2] + 4] == 36
	check either u8[u16be[2] + 5] <= 15
	check either u8[u16be[2] + 8] & 0xc0 == 0x80

example tcp
	client "OPTIONS rtsp://192.0.2.1/stream RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: example\r\n\r\n"
	server "RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: DESCRIBE, SETUP, TEARDOWN, PLAY\r\n\r\n"

counterexample tcp
	client "OPTIONS * HTTP/1.1\r\nHost: www.example.com\r\n\r\n"

counterexample tcp
	client "PLAY me a song\r\n"
