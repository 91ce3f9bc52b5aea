# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xbox
title       Xbox network
kind        application
groups      game microsoft
source      Microsoft Learn, Xbox services: title and endpoint allow list
parent      tls quic gquic http
host        xboxlive.com xbox.com xboxservices.com xboxab.com xboxlive.cn
host        playfabapi.com playfab.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.xboxlive.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notxboxlive.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: xboxlive.com.example.org\r\n\r\n"
