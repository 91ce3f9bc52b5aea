# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gitlab
title       GitLab
kind        application
groups      developer
source      GitLab Docs, GitLab.com settings
parent      tls quic gquic http
host        gitlab.com gitlab.io gitlab-static.net gitlab.net gitlab.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.gitlab.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgitlab.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: gitlab.com.example.org\r\n\r\n"
