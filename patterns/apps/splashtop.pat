# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        splashtop
title       Splashtop
kind        application
groups      remote
source      Splashtop Support, Firewall rules
parent      tls quic gquic http
host        splashtop.com splashtop.eu

example tcp
	client "GET / HTTP/1.1\r\nHost: www.splashtop.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsplashtop.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: splashtop.com.example.org\r\n\r\n"
