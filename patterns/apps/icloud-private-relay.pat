# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        icloud-private-relay
title       iCloud Private Relay
kind        application
groups      vpn apple
source      Apple Developer, Prepare your network or web server for iCloud Private Relay
parent      tls quic gquic http
host        mask.icloud.com mask-h2.icloud.com mask-api.icloud.com
host        mask.apple-dns.net mask-canary.icloud.com

example tcp
	client "GET / HTTP/1.1\r\nHost: mask.icloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmask.icloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mask.icloud.com.example.org\r\n\r\n"
