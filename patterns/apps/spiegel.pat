# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        spiegel
title       DER SPIEGEL
kind        application
groups      news
source      DER SPIEGEL: domains of its site, apps and content
parent      tls quic gquic http
host        spiegel.de spiegel-online.de spon.de

example tcp
	client "GET / HTTP/1.1\r\nHost: www.spiegel.de\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notspiegel.de\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: spiegel.de.example.org\r\n\r\n"
