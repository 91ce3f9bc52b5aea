# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        perplexity
title       Perplexity
kind        application
groups      ai
source      Perplexity: domains of its site, apps and content
parent      tls quic gquic http
host        perplexity.ai pplx.ai

example tcp
	client "GET / HTTP/1.1\r\nHost: www.perplexity.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notperplexity.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: perplexity.ai.example.org\r\n\r\n"
