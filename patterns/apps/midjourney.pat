# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        midjourney
title       Midjourney
kind        application
groups      ai
source      Midjourney: domains of its site, apps and content
parent      tls quic gquic http
host        midjourney.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.midjourney.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmidjourney.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: midjourney.com.example.org\r\n\r\n"
