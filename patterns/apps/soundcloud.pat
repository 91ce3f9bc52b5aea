# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        soundcloud
title       SoundCloud
kind        application
groups      music
source      SoundCloud: domains of its site, apps and content
parent      tls quic gquic http
host        soundcloud.com sndcdn.com soundcloud.cloud

example tcp
	client "GET / HTTP/1.1\r\nHost: www.soundcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsoundcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: soundcloud.com.example.org\r\n\r\n"
