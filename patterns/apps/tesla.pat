# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tesla
title       Tesla
kind        application
groups      devices
source      Tesla: domains of its site, apps and content
parent      tls quic gquic http
host        tesla.com teslamotors.com tesla.services tesla.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tesla.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottesla.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tesla.com.example.org\r\n\r\n"
