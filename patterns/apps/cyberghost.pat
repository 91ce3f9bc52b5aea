# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cyberghost
title       CyberGhost
kind        application
groups      vpn
source      CyberGhost: domains of its site, apps and content
parent      tls quic gquic http
host        cyberghostvpn.com cg-dialup.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.cyberghostvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcyberghostvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cyberghostvpn.com.example.org\r\n\r\n"
