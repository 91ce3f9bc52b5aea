# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mistral
title       Mistral AI
kind        application
groups      ai
source      Mistral AI: domains of its site, apps and content
parent      tls quic gquic http
host        mistral.ai

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mistral.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmistral.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mistral.ai.example.org\r\n\r\n"
