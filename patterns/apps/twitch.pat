# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        twitch
title       Twitch
kind        application
groups      video
source      Twitch: domains of its site, apps and content
parent      tls quic gquic http
host        twitch.tv ttvnw.net jtvnw.net twitchcdn.net twitchsvc.net
host        ext-twitch.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.twitch.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottwitch.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: twitch.tv.example.org\r\n\r\n"
