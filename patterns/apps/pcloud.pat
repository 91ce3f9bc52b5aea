# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pcloud
title       pCloud
kind        application
groups      storage
source      pCloud: domains of its site, apps and content
parent      tls quic gquic http
host        pcloud.com pcloud.link

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pcloud.com.example.org\r\n\r\n"
