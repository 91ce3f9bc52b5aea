# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nytimes
title       The New York Times
kind        application
groups      news
source      The New York Times: domains of its site, apps and content
parent      tls quic gquic http
host        nytimes.com nyt.com nyti.ms nyt.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.nytimes.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnytimes.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nytimes.com.example.org\r\n\r\n"
