# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        icloud
title       Apple iCloud
kind        application
groups      storage apple
source      Apple Support 101555, Use Apple products on enterprise networks (iCloud)
parent      tls quic gquic http imap pop3 smtp
host        icloud.com icloud-content.com apple-cloudkit.com icloud.com.cn
host        me.com apple-livephotoskit.com icloud.apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.icloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: noticloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: icloud.com.example.org\r\n\r\n"
