# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        jitsi
title       Jitsi Meet
kind        application
groups      conferencing
source      Jitsi Meet: domains of its site, apps and content
parent      tls quic gquic http
host        jitsi.net jit.si 8x8.vc

example tcp
	client "GET / HTTP/1.1\r\nHost: www.jitsi.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notjitsi.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: jitsi.net.example.org\r\n\r\n"
