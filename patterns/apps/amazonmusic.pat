# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amazonmusic
title       Amazon Music
kind        application
groups      music amazon
source      Amazon Music: domains of its site, apps and content
parent      tls quic gquic http
host        music.amazon.com music.amazon.co.uk music.amazon.de
host        music.amazon.fr music.amazon.co.jp amazonmusic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: music.amazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmusic.amazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: music.amazon.com.example.org\r\n\r\n"
