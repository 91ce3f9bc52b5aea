# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hulu
title       Hulu
kind        application
groups      video
source      Hulu: domains of its site, apps and content
parent      tls quic gquic http
host        hulu.com huluim.com hulustream.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.hulu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothulu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: hulu.com.example.org\r\n\r\n"
