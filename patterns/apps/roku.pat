# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        roku
title       Roku
kind        application
groups      video devices
source      Roku: domains of its site, apps and content
parent      tls quic gquic http
host        roku.com rokucontent.com rokutime.com ravm.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.roku.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notroku.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: roku.com.example.org\r\n\r\n"
