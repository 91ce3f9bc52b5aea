# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        max
title       Max (HBO)
kind        application
groups      video
source      Max (HBO): domains of its site, apps and content
parent      tls quic gquic http
host        max.com hbomax.com hbomaxcdn.com hbo.com hbogo.com hbonow.com
host        discomax.com wbd.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.max.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmax.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: max.com.example.org\r\n\r\n"
