# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        deepseek
title       DeepSeek
kind        application
groups      ai
source      DeepSeek: domains of its site, apps and content
parent      tls quic gquic http
host        deepseek.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.deepseek.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdeepseek.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: deepseek.com.example.org\r\n\r\n"
