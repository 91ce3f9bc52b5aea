# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        twitter
title       X (Twitter)
kind        application
groups      social
source      X (Twitter): domains of its site, apps and content
parent      tls quic gquic http
host        twitter.com x.com twimg.com t.co pscp.tv periscope.tv twttr.com
host        tweetdeck.com vine.co ads-twitter.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.twitter.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottwitter.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: twitter.com.example.org\r\n\r\n"
