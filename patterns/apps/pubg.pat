# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pubg
title       PUBG
kind        application
groups      game
source      PUBG: domains of its site, apps and content
parent      tls quic gquic http
host        pubg.com krafton.com pubgmobile.com igamecj.com
host        battlegroundsgame.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pubg.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpubg.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pubg.com.example.org\r\n\r\n"
