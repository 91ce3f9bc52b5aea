# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pastebin
title       Pastebin
kind        application
groups      reference
source      Pastebin: domains of its site, apps and content
parent      tls quic gquic http
host        pastebin.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pastebin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpastebin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pastebin.com.example.org\r\n\r\n"
