# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wechat
title       WeChat
kind        application
groups      chat tencent
source      WeChat: domains of its site, apps and content
parent      tls quic gquic http
host        wechat.com weixin.qq.com wx.qq.com wechatapp.com servicewechat.com
host        qpic.cn qlogo.cn wxapp.tc.qq.com tenpay.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.wechat.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwechat.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: wechat.com.example.org\r\n\r\n"
