# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        youku
title       Youku
kind        application
groups      video
source      Youku: domains of its site, apps and content
parent      tls quic gquic http
host        youku.com ykimg.com soku.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.youku.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notyouku.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: youku.com.example.org\r\n\r\n"
