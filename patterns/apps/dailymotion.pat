# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dailymotion
title       Dailymotion
kind        application
groups      video
source      Dailymotion: domains of its site, apps and content
parent      tls quic gquic http
host        dailymotion.com dmcdn.net dm-event.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.dailymotion.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdailymotion.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: dailymotion.com.example.org\r\n\r\n"
