# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tencentvideo
title       Tencent Video
kind        application
groups      video tencent
source      Tencent Video: domains of its site, apps and content
parent      tls quic gquic http
host        v.qq.com video.qq.com wetv.vip wetv.qq.com

example tcp
	client "GET / HTTP/1.1\r\nHost: v.qq.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notv.qq.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: v.qq.com.example.org\r\n\r\n"
