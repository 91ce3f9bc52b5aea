# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dazn
title       DAZN
kind        application
groups      video sports
source      DAZN: domains of its site, apps and content
parent      tls quic gquic http
host        dazn.com dazn-api.com daznservices.com dazndn.com indazn.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.dazn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdazn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: dazn.com.example.org\r\n\r\n"
