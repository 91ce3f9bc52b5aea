# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mediafire
title       MediaFire
kind        application
groups      storage
source      MediaFire: domains of its site, apps and content
parent      tls quic gquic http
host        mediafire.com mfcdn.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mediafire.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmediafire.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mediafire.com.example.org\r\n\r\n"
