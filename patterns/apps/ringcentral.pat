# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ringcentral
title       RingCentral
kind        application
groups      conferencing voip
source      RingCentral Support, Network requirements
parent      tls quic gquic http
host        ringcentral.com ringcentral.biz glip.com ringcentral.co.uk

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ringcentral.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notringcentral.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ringcentral.com.example.org\r\n\r\n"
