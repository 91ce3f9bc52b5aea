# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pandora
title       Pandora
kind        application
groups      music
source      Pandora Help, domains and ports
parent      tls quic gquic http
host        pandora.com p-cdn.com p-cdn.us savagebeast.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pandora.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpandora.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pandora.com.example.org\r\n\r\n"
