# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        qq-web
title       QQ service
kind        application
groups      chat tencent
source      QQ service: domains of its site, apps and content
parent      tls quic gquic http
host        qq.com qq.com.cn gtimg.cn gtimg.com idqqimg.com tencent.com
host        tencent-cloud.net tencent-cloud.com myqcloud.com tencentcs.com
host        qcloud.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.qq.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notqq.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: qq.com.example.org\r\n\r\n"
