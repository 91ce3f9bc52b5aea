# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        duolingo
title       Duolingo
kind        application
groups      education
source      Duolingo: domains of its site, apps and content
parent      tls quic gquic http
host        duolingo.com duolingo.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.duolingo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notduolingo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: duolingo.com.example.org\r\n\r\n"
