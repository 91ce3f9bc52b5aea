# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        github
title       GitHub
kind        application
groups      developer
source      GitHub Docs, About GitHub's domains; GitHub meta API
parent      tls quic gquic http
host        github.com githubusercontent.com githubassets.com github.io
host        github.dev ghcr.io githubapp.com git.io github.blog

example tcp
	client "GET / HTTP/1.1\r\nHost: www.github.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgithub.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: github.com.example.org\r\n\r\n"
