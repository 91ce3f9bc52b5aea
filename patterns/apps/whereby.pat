# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        whereby
title       Whereby
kind        application
groups      conferencing
source      Whereby Help, Firewall settings
parent      tls quic gquic http
host        whereby.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.whereby.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwhereby.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: whereby.com.example.org\r\n\r\n"
