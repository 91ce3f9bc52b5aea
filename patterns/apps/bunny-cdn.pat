# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bunny-cdn
title       bunny.net
kind        application
groups      cdn
source      bunny.net: domains of its site, apps and content
parent      tls quic gquic http
host        b-cdn.net bunny.net bunnycdn.com mediadelivery.net bunnyinfra.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.b-cdn.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notb-cdn.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: b-cdn.net.example.org\r\n\r\n"
