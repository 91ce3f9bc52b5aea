# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        atlassian
title       Atlassian
kind        application
groups      office developer
source      Atlassian Support, domains and IP addresses
parent      tls quic gquic http
host        atlassian.com atlassian.net bitbucket.org atl-paas.net trello.com
host        trellocdn.com jira.com statuspage.io bytebucket.org ss-inf.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.atlassian.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notatlassian.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: atlassian.com.example.org\r\n\r\n"
