# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        huaweicloud
title       Huawei services and cloud
kind        application
groups      cloud devices huawei
source      Huawei services and cloud: domains of its site, apps and content
parent      tls quic gquic http
host        huaweicloud.com hicloud.com huawei.com dbankcloud.com dbankcdn.com
host        vmall.com myhuaweicloud.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.huaweicloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothuaweicloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: huaweicloud.com.example.org\r\n\r\n"
