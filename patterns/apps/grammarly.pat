# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        grammarly
title       Grammarly
kind        application
groups      office
source      Grammarly: domains of its site, apps and content
parent      tls quic gquic http
host        grammarly.com grammarly.io grammarly.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.grammarly.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgrammarly.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: grammarly.com.example.org\r\n\r\n"
