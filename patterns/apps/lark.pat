# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lark
title       Lark and Feishu
kind        application
groups      chat conferencing
source      Lark and Feishu: domains of its site, apps and content
parent      tls quic gquic http
host        larksuite.com feishu.cn feishu.net larkoffice.com larksuitecdn.com
host        feishucdn.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.larksuite.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlarksuite.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: larksuite.com.example.org\r\n\r\n"
