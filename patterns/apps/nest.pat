# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nest
title       Google Nest
kind        application
groups      iot devices google
source      Google Nest Help, network requirements
parent      tls quic gquic http
host        nest.com dropcam.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.nest.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnest.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nest.com.example.org\r\n\r\n"
