# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tinder
title       Tinder and Match
kind        application
groups      social dating
source      Tinder and Match: domains of its site, apps and content
parent      tls quic gquic http
host        tinder.com gotinder.com tindersparks.com match.com okcupid.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tinder.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottinder.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tinder.com.example.org\r\n\r\n"
