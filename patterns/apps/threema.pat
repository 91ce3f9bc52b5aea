# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        threema
title       Threema
kind        application
groups      chat
source      Threema: domains of its site, apps and content
parent      tls quic gquic http
host        threema.ch threema.com threema.im

example tcp
	client "GET / HTTP/1.1\r\nHost: www.threema.ch\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notthreema.ch\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: threema.ch.example.org\r\n\r\n"
