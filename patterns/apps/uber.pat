# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        uber
title       Uber
kind        application
groups      travel
source      Uber: domains of its site, apps and content
parent      tls quic gquic http
host        uber.com ubercdn.com uber.space uberinternal.com ubereats.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.uber.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notuber.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: uber.com.example.org\r\n\r\n"
