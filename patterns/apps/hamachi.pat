# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hamachi
title       LogMeIn Hamachi
kind        application
groups      vpn
source      LogMeIn Hamachi: domains of its site, apps and content
parent      tls quic gquic http
host        hamachi.logmein.com bibi.hamachi.cc

example tcp
	client "GET / HTTP/1.1\r\nHost: hamachi.logmein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothamachi.logmein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: hamachi.logmein.com.example.org\r\n\r\n"
