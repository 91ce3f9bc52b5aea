# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zattoo
title       Zattoo
kind        application
groups      video
source      Zattoo: domains of its site, apps and content
parent      tls quic gquic http
host        zattoo.com zattoo.tv zahs.tv zattic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.zattoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notzattoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: zattoo.com.example.org\r\n\r\n"
