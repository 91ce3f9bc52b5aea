# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        threads
title       Threads
kind        application
groups      social meta
source      Meta for Developers, Threads API
parent      tls quic gquic http
host        threads.net threads.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.threads.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notthreads.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: threads.net.example.org\r\n\r\n"
