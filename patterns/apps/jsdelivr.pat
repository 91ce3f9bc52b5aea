# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        jsdelivr
title       jsDelivr and unpkg
kind        application
groups      cdn developer
source      jsDelivr and unpkg documentation
parent      tls quic gquic http
host        jsdelivr.net jsdelivr.com unpkg.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.jsdelivr.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notjsdelivr.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: jsdelivr.net.example.org\r\n\r\n"
