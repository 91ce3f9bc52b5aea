# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        baidu
title       Baidu
kind        application
groups      search portal
source      Baidu: domains of its site, apps and content
parent      tls quic gquic http
host        baidu.com bdstatic.com baidubce.com bdimg.com bcebos.com
host        baidupcs.com hao123.com bdydns.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.baidu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbaidu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: baidu.com.example.org\r\n\r\n"
