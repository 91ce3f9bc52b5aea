# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        genshin
title       HoYoverse games
kind        application
groups      game
source      HoYoverse games: domains of its site, apps and content
parent      tls quic gquic http
host        hoyoverse.com mihoyo.com hoyolab.com yuanshen.com
host        genshinimpact.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.hoyoverse.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothoyoverse.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: hoyoverse.com.example.org\r\n\r\n"
