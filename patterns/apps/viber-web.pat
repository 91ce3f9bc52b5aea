# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        viber-web
title       Viber service
kind        application
groups      chat voip
source      Viber: domains of its site, apps and content
parent      tls quic gquic http
host        viber.com vb.me

example tcp
	client "GET / HTTP/1.1\r\nHost: www.viber.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notviber.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: viber.com.example.org\r\n\r\n"
