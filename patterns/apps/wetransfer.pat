# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wetransfer
title       WeTransfer
kind        application
groups      storage
source      WeTransfer: domains of its site, apps and content
parent      tls quic gquic http
host        wetransfer.com wetransfer.net we.tl

example tcp
	client "GET / HTTP/1.1\r\nHost: www.wetransfer.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwetransfer.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: wetransfer.com.example.org\r\n\r\n"
