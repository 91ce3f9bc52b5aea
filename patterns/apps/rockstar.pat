# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rockstar
title       Rockstar Games
kind        application
groups      game
source      Rockstar Games: domains of its site, apps and content
parent      tls quic gquic http
host        rockstargames.com rsg.sc

example tcp
	client "GET / HTTP/1.1\r\nHost: www.rockstargames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notrockstargames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: rockstargames.com.example.org\r\n\r\n"
