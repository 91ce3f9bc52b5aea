# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        instagram
title       Instagram
kind        application
groups      social meta
source      Instagram: domains of its site, apps and content
parent      tls quic gquic http
host        instagram.com cdninstagram.com ig.me instagr.am

example tcp
	client "GET / HTTP/1.1\r\nHost: www.instagram.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notinstagram.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: instagram.com.example.org\r\n\r\n"
