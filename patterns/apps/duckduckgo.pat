# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        duckduckgo
title       DuckDuckGo
kind        application
groups      search
source      DuckDuckGo: domains of its site, apps and content
parent      tls quic gquic http
host        duckduckgo.com duck.com duck.ai

example tcp
	client "GET / HTTP/1.1\r\nHost: www.duckduckgo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notduckduckgo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: duckduckgo.com.example.org\r\n\r\n"
