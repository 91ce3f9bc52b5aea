# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rustdesk
title       RustDesk
kind        application
groups      remote
source      RustDesk: domains of its site, apps and content
parent      tls quic gquic http
host        rustdesk.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.rustdesk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notrustdesk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: rustdesk.com.example.org\r\n\r\n"
