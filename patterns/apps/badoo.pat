# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        badoo
title       Badoo and Bumble
kind        application
groups      social dating
source      Badoo and Bumble: domains of its site, apps and content
parent      tls quic gquic http
host        badoo.com badoocdn.com bumble.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.badoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbadoo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: badoo.com.example.org\r\n\r\n"
