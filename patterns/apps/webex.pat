# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        webex
title       Cisco Webex
kind        application
groups      conferencing
source      Cisco Help Center WBX264, Network requirements for Webex services
parent      tls quic gquic http
host        webex.com wbx2.com ciscospark.com webexcontent.com
host        ciscosparkcontent.com webex.com.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.webex.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwebex.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: webex.com.example.org\r\n\r\n"
