# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dingtalk
title       DingTalk
kind        application
groups      chat conferencing alibaba
source      DingTalk: domains of its site, apps and content
parent      tls quic gquic http
host        dingtalk.com dingtalkapps.com dingtalk.net dingtalkcloud.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.dingtalk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdingtalk.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: dingtalk.com.example.org\r\n\r\n"
