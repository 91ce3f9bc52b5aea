# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        slack
title       Slack
kind        application
groups      chat conferencing
source      Slack Help Center, Manage Slack connection issues
parent      tls quic gquic http
host        slack.com slack-edge.com slack-core.com slack-files.com
host        slack-imgs.com slack-msgs.com slackb.com slackdemo.com
host        slack-redir.net slackcertified.com slack-status.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.slack.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notslack.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: slack.com.example.org\r\n\r\n"
