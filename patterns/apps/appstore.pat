# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        appstore
title       Apple App Store
kind        application
groups      updates apple
source      Apple Support 101555, Use Apple products on enterprise networks (App Store)
parent      tls quic gquic http
host        apps.apple.com apps.mzstatic.com iosapps.itunes.apple.com
host        osxapps.itunes.apple.com ppq.apple.com vpp.itunes.apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: apps.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notapps.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: apps.apple.com.example.org\r\n\r\n"
