# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        alibaba
title       Alibaba and AliExpress
kind        application
groups      shop cloud alibaba
source      Alibaba and AliExpress: domains of its site, apps and content
parent      tls quic gquic http
host        alibaba.com aliexpress.com alicdn.com aliyun.com aliyuncs.com
host        taobao.com tmall.com alipay.com alipayobjects.com mmstat.com
host        alikunlun.com aliyuncdn.com alibabacloud.com alibaba-inc.com
host        tbcache.com aliapp.org 1688.com lazada.com alibabadns.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.alibaba.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notalibaba.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: alibaba.com.example.org\r\n\r\n"
