# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        deezer
title       Deezer
kind        application
groups      music
source      Deezer: domains of its site, apps and content
parent      tls quic gquic http
host        deezer.com dzcdn.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.deezer.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdeezer.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: deezer.com.example.org\r\n\r\n"
