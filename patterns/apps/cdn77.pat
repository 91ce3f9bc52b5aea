# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cdn77
title       CDN77
kind        application
groups      cdn
source      CDN77: domains of its site, apps and content
parent      tls quic gquic http
host        cdn77.org cdn77.com cdn77-ssl.net cdn77-video.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.cdn77.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcdn77.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cdn77.org.example.org\r\n\r\n"
