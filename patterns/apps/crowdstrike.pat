# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        crowdstrike
title       CrowdStrike Falcon
kind        application
groups      security
source      CrowdStrike Falcon: domains of its site, apps and content
parent      tls quic gquic http
host        crowdstrike.com cloudsink.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.crowdstrike.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcrowdstrike.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: crowdstrike.com.example.org\r\n\r\n"
