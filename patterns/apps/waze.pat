# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        waze
title       Waze
kind        application
groups      maps google
source      Google Support, Waze domains
parent      tls quic gquic http
host        waze.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.waze.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwaze.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: waze.com.example.org\r\n\r\n"
