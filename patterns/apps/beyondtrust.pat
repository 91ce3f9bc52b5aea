# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        beyondtrust
title       BeyondTrust Remote Support
kind        application
groups      remote
source      BeyondTrust Remote Support: domains of its site, apps and content
parent      tls quic gquic http
host        beyondtrustcloud.com bomgarcloud.com bomgar.com beyondtrust.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.beyondtrustcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbeyondtrustcloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: beyondtrustcloud.com.example.org\r\n\r\n"
