# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gog
title       GOG
kind        application
groups      game
source      GOG: domains of its site, apps and content
parent      tls quic gquic http
host        gog.com gog-statics.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.gog.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgog.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: gog.com.example.org\r\n\r\n"
