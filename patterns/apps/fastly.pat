# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fastly
title       Fastly
kind        application
groups      cdn
source      Fastly documentation, shared host names
parent      tls quic gquic http
host        fastly.net fastlylb.net fastly.com fastly-edge.com edgecompute.app
host        fastly-insights.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.fastly.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notfastly.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: fastly.net.example.org\r\n\r\n"
