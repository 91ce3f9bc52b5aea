# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        epicgames
title       Epic Games and Fortnite
kind        application
groups      game
source      Epic Games and Fortnite: domains of its site, apps and content
parent      tls quic gquic http
host        epicgames.com epicgames.dev unrealengine.com fortnite.com
host        easyanticheat.net eac-cdn.com epicgames-download1.akamaized.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.epicgames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notepicgames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: epicgames.com.example.org\r\n\r\n"
