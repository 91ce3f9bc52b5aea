# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        peacock
title       Peacock
kind        application
groups      video
source      Peacock: domains of its site, apps and content
parent      tls quic gquic http
host        peacocktv.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.peacocktv.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpeacocktv.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: peacocktv.com.example.org\r\n\r\n"
