# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        skype
title       Skype
kind        application
groups      chat conferencing microsoft
source      Microsoft Learn, Office 365 URLs and IP address ranges (Skype)
parent      tls quic gquic http
host        skype.com skype.net skypeassets.com skypedata.akadns.net
host        skypeforbusiness.com skypecdn.akadns.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.skype.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notskype.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: skype.com.example.org\r\n\r\n"
