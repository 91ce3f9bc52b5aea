# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        surfshark
title       Surfshark
kind        application
groups      vpn
source      Surfshark: domains of its site, apps and content
parent      tls quic gquic http
host        surfshark.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.surfshark.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsurfshark.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: surfshark.com.example.org\r\n\r\n"
