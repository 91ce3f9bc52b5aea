# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        etsy
title       Etsy
kind        application
groups      shop
source      Etsy: domains of its site, apps and content
parent      tls quic gquic http
host        etsy.com etsystatic.com etsycloud.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.etsy.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notetsy.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: etsy.com.example.org\r\n\r\n"
