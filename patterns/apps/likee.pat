# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        likee
title       Likee
kind        application
groups      social video
source      Likee: domains of its site, apps and content
parent      tls quic gquic http
host        likee.video likee.com like.video like-video.com bigo.sg bigo.tv
host        bigolive.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.likee.video\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlikee.video\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: likee.video.example.org\r\n\r\n"
