# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ikea
title       IKEA
kind        application
groups      shop
source      IKEA: domains of its site, apps and content
parent      tls quic gquic http
host        ikea.com ikea.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ikea.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notikea.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ikea.com.example.org\r\n\r\n"
