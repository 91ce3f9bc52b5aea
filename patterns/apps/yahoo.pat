# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        yahoo
title       Yahoo
kind        application
groups      mail portal
source      Yahoo: domains of its site, apps and content
parent      tls quic gquic http imap pop3 smtp
host        yahoo.com yimg.com yahooapis.com yahoo.net yahoodns.net
host        yahoo.co.jp ymail.com aol.com flurry.com yahooinc.com oath.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.yahoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notyahoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: yahoo.com.example.org\r\n\r\n"
