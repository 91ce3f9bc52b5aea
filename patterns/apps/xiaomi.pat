# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xiaomi
title       Xiaomi
kind        application
groups      devices iot
source      Xiaomi: domains of its site, apps and content
parent      tls quic gquic http
host        xiaomi.com mi.com xiaomi.net miui.com xiaomiyoupin.com mi-img.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.xiaomi.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notxiaomi.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: xiaomi.com.example.org\r\n\r\n"
