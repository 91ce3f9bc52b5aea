# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        apple
title       Apple
kind        application
groups      apple portal
source      Apple Support 101555, Use Apple products on enterprise networks
parent      tls quic gquic http
host        apple.com cdn-apple.com apple.news apple.co apple-mapkit.com
host        apzones.com axm-usercontent-apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notapple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: apple.com.example.org\r\n\r\n"
