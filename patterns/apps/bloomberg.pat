# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bloomberg
title       Bloomberg
kind        application
groups      news finance
source      Bloomberg: domains of its site, apps and content
parent      tls quic gquic http
host        bloomberg.com bloomberg.net bwbx.io

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bloomberg.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbloomberg.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bloomberg.com.example.org\r\n\r\n"
