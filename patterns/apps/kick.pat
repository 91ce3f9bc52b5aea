# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kick
title       Kick
kind        application
groups      video
source      Kick: domains of its site, apps and content
parent      tls quic gquic http
host        kick.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.kick.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notkick.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: kick.com.example.org\r\n\r\n"
