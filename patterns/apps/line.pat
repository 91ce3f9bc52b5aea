# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        line
title       LINE
kind        application
groups      chat
source      LINE: domains of its site, apps and content
parent      tls quic gquic http
host        line.me line-apps.com line-scdn.net line-cdn.net linecorp.com
host        line.naver.jp

example tcp
	client "GET / HTTP/1.1\r\nHost: www.line.me\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notline.me\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: line.me.example.org\r\n\r\n"
