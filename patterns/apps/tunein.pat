# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tunein
title       TuneIn
kind        application
groups      music
source      TuneIn: domains of its site, apps and content
parent      tls quic gquic http
host        tunein.com radiotime.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tunein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottunein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tunein.com.example.org\r\n\r\n"
