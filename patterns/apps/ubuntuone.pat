# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ubuntuone
title       Ubuntu One
kind        application
groups      storage
source      Ubuntu One: domains of its site, apps and content
parent      tls quic gquic http
host        one.ubuntu.com login.ubuntu.com

example tcp
	client "GET / HTTP/1.1\r\nHost: one.ubuntu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notone.ubuntu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: one.ubuntu.com.example.org\r\n\r\n"
