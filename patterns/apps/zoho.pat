# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zoho
title       Zoho
kind        application
groups      mail office
source      Zoho: domains of its site, apps and content
parent      tls quic gquic http imap pop3 smtp
host        zoho.com zohocdn.com zoho.eu zoho.in zohopublic.com zohomail.com
host        zohostatic.com zohocloud.ca

example tcp
	client "GET / HTTP/1.1\r\nHost: www.zoho.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notzoho.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: zoho.com.example.org\r\n\r\n"
