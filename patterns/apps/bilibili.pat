# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bilibili
title       Bilibili
kind        application
groups      video
source      Bilibili: domains of its site, apps and content
parent      tls quic gquic http
host        bilibili.com bilivideo.com bilivideo.cn hdslb.com biliapi.net
host        biliapi.com b23.tv bilibili.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bilibili.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbilibili.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bilibili.com.example.org\r\n\r\n"
