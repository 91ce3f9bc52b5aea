# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        qobuz
title       Qobuz
kind        application
groups      music
source      Qobuz: domains of its site, apps and content
parent      tls quic gquic http
host        qobuz.com qobuz.fr

example tcp
	client "GET / HTTP/1.1\r\nHost: www.qobuz.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notqobuz.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: qobuz.com.example.org\r\n\r\n"
