# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        facebook
title       Facebook
kind        application
groups      social meta
source      Facebook: domains of its site, apps and content
parent      tls quic gquic http
host        facebook.com facebook.net fbcdn.net fb.com fb.me fbsbx.com fb.gg
host        tfbnw.net fb.watch meta.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.facebook.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notfacebook.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: facebook.com.example.org\r\n\r\n"
