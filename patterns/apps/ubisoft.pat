# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ubisoft
title       Ubisoft Connect
kind        application
groups      game
source      Ubisoft Support, connectivity issues: domains
parent      tls quic gquic http
host        ubisoft.com ubi.com ubisoftconnect.com uplay.com ubisoft.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ubisoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notubisoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ubisoft.com.example.org\r\n\r\n"
