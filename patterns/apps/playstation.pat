# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        playstation
title       PlayStation Network
kind        application
groups      game
source      PlayStation Network: domains of its site, apps and content
parent      tls quic gquic http
host        playstation.com playstation.net sonyentertainmentnetwork.com
host        sie.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.playstation.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notplaystation.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: playstation.com.example.org\r\n\r\n"
