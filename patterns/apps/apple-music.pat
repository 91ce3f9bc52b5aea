# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        apple-music
title       Apple Music and TV
kind        application
groups      music video apple
source      Apple Support 101555, Use Apple products on enterprise networks
parent      tls quic gquic http
host        itunes.apple.com music.apple.com tv.apple.com itunes.com
host        applemusic.com mzstatic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: itunes.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notitunes.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: itunes.apple.com.example.org\r\n\r\n"
