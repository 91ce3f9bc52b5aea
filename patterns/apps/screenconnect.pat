# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        screenconnect
title       ConnectWise ScreenConnect
kind        application
groups      remote
source      ConnectWise ScreenConnect: domains of its site, apps and content
parent      tls quic gquic http
host        screenconnect.com connectwise.com hostedrmm.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.screenconnect.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notscreenconnect.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: screenconnect.com.example.org\r\n\r\n"
