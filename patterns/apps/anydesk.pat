# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        anydesk
title       AnyDesk
kind        application
groups      remote
source      AnyDesk Help Center, Firewall
parent      tls quic gquic http
host        anydesk.com anydesk.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.anydesk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notanydesk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: anydesk.com.example.org\r\n\r\n"
