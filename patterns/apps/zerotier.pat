# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zerotier
title       ZeroTier
kind        application
groups      vpn
source      ZeroTier documentation, service hosts
parent      tls quic gquic http
host        zerotier.com zerotier.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.zerotier.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notzerotier.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: zerotier.com.example.org\r\n\r\n"
