# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gemini
title       Google Gemini
kind        application
groups      ai google
source      Google AI for Developers documentation
parent      tls quic gquic http
host        gemini.google.com bard.google.com
host        generativelanguage.googleapis.com aistudio.google.com
host        aiplatform.googleapis.com notebooklm.google.com gemini.google

example tcp
	client "GET / HTTP/1.1\r\nHost: gemini.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgemini.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: gemini.google.com.example.org\r\n\r\n"
