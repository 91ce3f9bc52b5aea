# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        weibo
title       Sina Weibo
kind        application
groups      social
source      Sina Weibo: domains of its site, apps and content
parent      tls quic gquic http
host        weibo.com weibo.cn weibocdn.com sinaimg.cn sinajs.cn sina.com.cn
host        sina.cn sina.com wbimg.com weibopay.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.weibo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notweibo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: weibo.com.example.org\r\n\r\n"
