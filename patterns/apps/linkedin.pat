# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        linkedin
title       LinkedIn
kind        application
groups      social
source      LinkedIn: domains of its site, apps and content
parent      tls quic gquic http
host        linkedin.com licdn.com lnkd.in linkedin-ei.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.linkedin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlinkedin.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: linkedin.com.example.org\r\n\r\n"
