# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ipvanish
title       IPVanish
kind        application
groups      vpn
source      IPVanish: domains of its site, apps and content
parent      tls quic gquic http
host        ipvanish.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ipvanish.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notipvanish.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ipvanish.com.example.org\r\n\r\n"
