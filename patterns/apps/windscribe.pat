# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        windscribe
title       Windscribe
kind        application
groups      vpn
source      Windscribe: domains of its site, apps and content
parent      tls quic gquic http
host        windscribe.com windscribe.net whiskergalaxy.com totallyacdn.com
host        staticnetcontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.windscribe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwindscribe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: windscribe.com.example.org\r\n\r\n"
