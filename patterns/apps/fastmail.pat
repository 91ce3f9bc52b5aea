# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fastmail
title       Fastmail
kind        application
groups      mail
source      Fastmail: domains of its site, apps and content
parent      tls quic gquic http imap pop3 smtp
host        fastmail.com messagingengine.com fastmail.fm
host        fastmailusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.fastmail.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notfastmail.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: fastmail.com.example.org\r\n\r\n"
