# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rumble
title       Rumble
kind        application
groups      video
source      Rumble: domains of its site, apps and content
parent      tls quic gquic http
host        rumble.com rmbl.ws

example tcp
	client "GET / HTTP/1.1\r\nHost: www.rumble.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notrumble.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: rumble.com.example.org\r\n\r\n"
