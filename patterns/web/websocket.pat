# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        websocket
title       WebSocket
kind        protocol
groups      web messaging
source      RFC 6455 sections 1.3, 4.1, 4.2 and 5.2
transport   tcp
parent      http

rule
	field http.upgrade (?i)^websocket\b

# Captures that start in the middle: the client's frames are masked, the
# server's are not, and each ends where its length says; short ones, then ones
# of two bytes of length.
rule
	alone
	client ^[\x01\x02\x81\x82\x88-\x8a][\x80-\xfd]
	check client u8[1] == len + 122
	server ^[\x01\x02\x81\x82\x88-\x8a][\x00-\x7d]
	check server u8[1] + 2 == len

rule
	alone
	client ^[\x01\x02\x81\x82]\xfe
	check client u16be[2] + 8 == len
	server ^[\x01\x02\x81\x82\x88-\x8a][\x00-\x7d]
	check server u8[1] + 2 == len

rule
	alone
	client ^[\x01\x02\x81\x82\x88-\x8a][\x80-\xfd]
	check client u8[1] == len + 122
	server ^[\x01\x02\x81\x82]\x7e
	check server u16be[2] + 4 == len

# Only the server's side: a text frame that holds an object.
rule
	alone
	server ^\x81[\x04-\x7d](?:\{"|\[[\{"\[])[\x20-\x7e]
	check server u8[1] + 2 == len

rule
	alone
	server ^\x81\x7e..(?:\{"|\[[\{"\[])[\x20-\x7e]
	check server u16be[2] + 4 == len

example
	client "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	server "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

counterexample
	client "GET /chat HTTP/1.1\r\nHost: server.example.com\r\n\r\n"
	server "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

example
	client hex 81 85 37 fa 21 3d 7f 9f 4d 51 58
	server hex 81 05 48 65 6c 6c 6f

example
	server hex 81 0b "{\"a\":\"bcd\"}"

counterexample
	client hex 81 86 37 fa 21 3d 7f 9f 4d 51 58
	server hex 81 05 48 65 6c 6c 6f

counterexample
	server hex 81 0c "{\"a\":\"bcd\"}"
