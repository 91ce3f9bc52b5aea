# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        quora
title       Quora
kind        application
groups      social
source      Quora: domains of its site, apps and content
parent      tls quic gquic http
host        quora.com quoracdn.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.quora.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notquora.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: quora.com.example.org\r\n\r\n"
