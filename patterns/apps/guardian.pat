# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        guardian
title       The Guardian
kind        application
groups      news
source      The Guardian: domains of its site, apps and content
parent      tls quic gquic http
host        theguardian.com guardian.co.uk guim.co.uk guardianapis.com
host        guardianapps.co.uk

example tcp
	client "GET / HTTP/1.1\r\nHost: www.theguardian.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottheguardian.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: theguardian.com.example.org\r\n\r\n"
