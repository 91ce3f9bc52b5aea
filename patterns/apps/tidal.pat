# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tidal
title       TIDAL
kind        application
groups      music
source      TIDAL: domains of its site, apps and content
parent      tls quic gquic http
host        tidal.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tidal.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottidal.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tidal.com.example.org\r\n\r\n"
