# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        adobe-connect
title       Adobe Connect
kind        application
groups      conferencing
source      Adobe Connect: domains of its site, apps and content
parent      tls quic gquic http
host        adobeconnect.com acms.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.adobeconnect.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notadobeconnect.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: adobeconnect.com.example.org\r\n\r\n"
