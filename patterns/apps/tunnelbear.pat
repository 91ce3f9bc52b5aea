# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tunnelbear
title       TunnelBear
kind        application
groups      vpn
source      TunnelBear: domains of its site, apps and content
parent      tls quic gquic http
host        tunnelbear.com bearsmyip.com polargrizzly.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tunnelbear.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottunnelbear.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tunnelbear.com.example.org\r\n\r\n"
