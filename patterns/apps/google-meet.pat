# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        google-meet
title       Google Meet
kind        application
groups      conferencing google
source      Google Workspace Admin Help, Prepare your network for Meet
parent      tls quic gquic http
host        meet.google.com meetings.clients6.google.com hangouts.google.com
host        hangouts.googleapis.com duo.google.com meetings.googleapis.com

example tcp
	client "GET / HTTP/1.1\r\nHost: meet.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmeet.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: meet.google.com.example.org\r\n\r\n"
