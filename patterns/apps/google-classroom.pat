# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        google-classroom
title       Google Classroom
kind        application
groups      education google
source      Google Classroom: domains of its site, apps and content
parent      tls quic gquic http
host        classroom.google.com classroom.googleapis.com

example tcp
	client "GET / HTTP/1.1\r\nHost: classroom.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notclassroom.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: classroom.google.com.example.org\r\n\r\n"
