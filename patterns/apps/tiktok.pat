# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tiktok
title       TikTok
kind        application
groups      social video
source      TikTok: domains of its site, apps and content
parent      tls quic gquic http
host        tiktok.com tiktokcdn.com tiktokcdn-us.com tiktokcdn-eu.com
host        tiktokv.com tiktokv.us tiktokv.eu tiktokw.us ttwstatic.com
host        muscdn.com musical.ly ttlivecdn.com ttoversea.net byteoversea.com
host        ibytedtos.com ibyteimg.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tiktok.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottiktok.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tiktok.com.example.org\r\n\r\n"
