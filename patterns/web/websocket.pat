# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        websocket
title       WebSocket
kind        protocol
groups      web messaging
source      RFC 6455 sections 1.3, 4.1, 4.2
transport   tcp
parent      http

rule
	field http.upgrade (?i)^websocket\b

example
	client "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
	server "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

counterexample
	client "GET /chat HTTP/1.1\r\nHost: server.example.com\r\n\r\n"
	server "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
