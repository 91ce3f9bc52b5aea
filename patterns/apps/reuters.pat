# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        reuters
title       Reuters
kind        application
groups      news
source      Reuters: domains of its site, apps and content
parent      tls quic gquic http
host        reuters.com reutersmedia.net thomsonreuters.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.reuters.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notreuters.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: reuters.com.example.org\r\n\r\n"
