# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wargaming
title       Wargaming
kind        application
groups      game
source      Wargaming: domains of its site, apps and content
parent      tls quic gquic http
host        wargaming.net worldoftanks.com worldoftanks.eu worldofwarships.com
host        wgcdn.co wargamingcdn.net wotblitz.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.wargaming.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwargaming.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: wargaming.net.example.org\r\n\r\n"
