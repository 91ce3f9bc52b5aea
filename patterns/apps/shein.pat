# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        shein
title       SHEIN
kind        application
groups      shop
source      SHEIN: domains of its site, apps and content
parent      tls quic gquic http
host        shein.com ltwebstatic.com romwe.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.shein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notshein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: shein.com.example.org\r\n\r\n"
