# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        naver
title       Naver
kind        application
groups      portal search
source      Naver: domains of its site, apps and content
parent      tls quic gquic http
host        naver.com pstatic.net naver.net navercorp.com ntruss.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.naver.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnaver.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: naver.com.example.org\r\n\r\n"
