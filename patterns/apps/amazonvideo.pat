# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amazonvideo
title       Amazon Prime Video
kind        application
groups      video amazon
source      Amazon Prime Video: domains of its site, apps and content
parent      tls quic gquic http
host        primevideo.com amazonvideo.com aiv-cdn.net aiv-delivery.net
host        pv-cdn.net atv-ps.amazon.com atv-ext.amazon.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.primevideo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notprimevideo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: primevideo.com.example.org\r\n\r\n"
