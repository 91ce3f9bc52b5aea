# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        imessage
title       iMessage and FaceTime
kind        application
groups      chat apple
source      Apple Support 101555, Use Apple products on enterprise networks
parent      tls quic gquic http
host        ess.apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: ess.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notess.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ess.apple.com.example.org\r\n\r\n"
