# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nintendo
title       Nintendo
kind        application
groups      game
source      Nintendo Support, How to set up a router's firewall
parent      tls quic gquic http
host        nintendo.net nintendo.com nintendo.co.jp nintendo-europe.com
host        nintendowifi.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.nintendo.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnintendo.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nintendo.net.example.org\r\n\r\n"
