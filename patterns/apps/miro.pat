# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        miro
title       Miro
kind        application
groups      office
source      Miro: domains of its site, apps and content
parent      tls quic gquic http
host        miro.com realtimeboard.com miro-apps.com mirostatic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.miro.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmiro.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: miro.com.example.org\r\n\r\n"
