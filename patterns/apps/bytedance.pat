# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bytedance
title       ByteDance and Douyin
kind        application
groups      social video
source      ByteDance and Douyin: domains of its site, apps and content
parent      tls quic gquic http
host        douyin.com douyinpic.com douyinvod.com douyinstatic.com
host        bytedance.com bytedance.net byteimg.com bytecdn.cn pstatp.com
host        snssdk.com toutiao.com zijieapi.com bytegecko.com capcut.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.douyin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdouyin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: douyin.com.example.org\r\n\r\n"
