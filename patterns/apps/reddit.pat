# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        reddit
title       Reddit
kind        application
groups      social
source      Reddit: domains of its site, apps and content
parent      tls quic gquic http
host        reddit.com redd.it redditmedia.com redditstatic.com redditinc.com
host        reddit.map.fastly.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.reddit.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notreddit.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: reddit.com.example.org\r\n\r\n"
