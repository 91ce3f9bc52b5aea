# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tumblr
title       Tumblr
kind        application
groups      social
source      Tumblr: domains of its site, apps and content
parent      tls quic gquic http
host        tumblr.com txmblr.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tumblr.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottumblr.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tumblr.com.example.org\r\n\r\n"
