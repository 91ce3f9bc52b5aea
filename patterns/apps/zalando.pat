# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zalando
title       Zalando
kind        application
groups      shop
source      Zalando: domains of its site, apps and content
parent      tls quic gquic http
host        zalando.com zalando.de ztat.net zalando.fr zalando.nl zalan.do
host        zalando-lounge.de

example tcp
	client "GET / HTTP/1.1\r\nHost: www.zalando.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notzalando.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: zalando.com.example.org\r\n\r\n"
