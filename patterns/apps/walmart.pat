# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        walmart
title       Walmart
kind        application
groups      shop
source      Walmart: domains of its site, apps and content
parent      tls quic gquic http
host        walmart.com walmartimages.com wal.co samsclub.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.walmart.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwalmart.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: walmart.com.example.org\r\n\r\n"
