# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cachefly
title       CacheFly
kind        application
groups      cdn
source      CacheFly: domains of its site, apps and content
parent      tls quic gquic http
host        cachefly.net cachefly.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.cachefly.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcachefly.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cachefly.net.example.org\r\n\r\n"
