# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        claude
title       Anthropic Claude
kind        application
groups      ai
source      Anthropic documentation, network configuration
parent      tls quic gquic http
host        claude.ai anthropic.com claudeusercontent.com claude.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.claude.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notclaude.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: claude.ai.example.org\r\n\r\n"
