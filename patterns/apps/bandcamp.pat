# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bandcamp
title       Bandcamp
kind        application
groups      music
source      Bandcamp: domains of its site, apps and content
parent      tls quic gquic http
host        bandcamp.com bcbits.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bandcamp.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbandcamp.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bandcamp.com.example.org\r\n\r\n"
