# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iqiyi
title       iQIYI
kind        application
groups      video
source      iQIYI: domains of its site, apps and content
parent      tls quic gquic http
host        iqiyi.com iq.com qiyi.com iqiyipic.com qiyipic.com 71.am pps.tv
host        qy.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.iqiyi.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notiqiyi.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: iqiyi.com.example.org\r\n\r\n"
