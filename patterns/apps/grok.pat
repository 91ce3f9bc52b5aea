# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        grok
title       Grok
kind        application
groups      ai
source      Grok: domains of its site, apps and content
parent      tls quic gquic http
host        x.ai grok.com grokusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.x.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notx.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: x.ai.example.org\r\n\r\n"
