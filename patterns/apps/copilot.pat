# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        copilot
title       Microsoft Copilot and GitHub Copilot
kind        application
groups      ai microsoft
source      Microsoft Learn, Copilot network requirements; GitHub Docs, Copilot allow list
parent      tls quic gquic http
host        copilot.microsoft.com githubcopilot.com
host        copilot-proxy.githubusercontent.com copilot.cloud.microsoft
host        sydney.bing.com edgeservices.bing.com

example tcp
	client "GET / HTTP/1.1\r\nHost: copilot.microsoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcopilot.microsoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: copilot.microsoft.com.example.org\r\n\r\n"
