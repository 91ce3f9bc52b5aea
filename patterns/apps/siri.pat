# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        siri
title       Apple Siri and Spotlight
kind        application
groups      assistant apple
source      Apple Support 101555, Use Apple products on enterprise networks (Siri and Search)
parent      tls quic gquic http
host        guzzoni.apple.com siri.apple.com smoot.apple.com
host        guzzoni-apple.com.akadns.net api.smoot.apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: guzzoni.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notguzzoni.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: guzzoni.apple.com.example.org\r\n\r\n"
