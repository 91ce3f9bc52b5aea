# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        akamai
title       Akamai
kind        application
groups      cdn
source      Akamai documentation, edge host names
parent      tls quic gquic http
host        akamai.net akamaiedge.net akamaized.net akamaihd.net edgesuite.net
host        edgekey.net akadns.net akamaistream.net akamai.com akstat.io
host        akamaitechnologies.com go-mpulse.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.akamai.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notakamai.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: akamai.net.example.org\r\n\r\n"
