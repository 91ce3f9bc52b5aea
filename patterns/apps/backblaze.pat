# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        backblaze
title       Backblaze
kind        application
groups      storage backup
source      Backblaze: domains of its site, apps and content
parent      tls quic gquic http
host        backblaze.com backblazeb2.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.backblaze.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbackblaze.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: backblaze.com.example.org\r\n\r\n"
