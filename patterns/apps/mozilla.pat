# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mozilla
title       Mozilla Firefox services
kind        application
groups      updates
source      Mozilla Support, Firefox services and allow list
parent      tls quic gquic http
host        mozilla.org mozilla.com mozilla.net firefox.com
host        firefoxusercontent.com mozgcp.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mozilla.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmozilla.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mozilla.org.example.org\r\n\r\n"
