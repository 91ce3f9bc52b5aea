# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        samsung
title       Samsung
kind        application
groups      devices
source      Samsung: domains of its site, apps and content
parent      tls quic gquic http
host        samsung.com samsungcloud.com samsungdm.com samsungapps.com
host        samsungknox.com samsungosp.com samsungcloudsolution.com
host        smartthings.com samsungotn.net samsungqbe.com ospserver.net
host        secb2b.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.samsung.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsamsung.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: samsung.com.example.org\r\n\r\n"
