# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wire
title       Wire
kind        application
groups      chat conferencing
source      Wire: domains of its site, apps and content
parent      tls quic gquic http
host        wire.com wire.link

example tcp
	client "GET / HTTP/1.1\r\nHost: www.wire.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwire.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: wire.com.example.org\r\n\r\n"
