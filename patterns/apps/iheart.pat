# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iheart
title       iHeartRadio
kind        application
groups      music
source      iHeartRadio: domains of its site, apps and content
parent      tls quic gquic http
host        iheart.com iheartradio.com ihrhls.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.iheart.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notiheart.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: iheart.com.example.org\r\n\r\n"
