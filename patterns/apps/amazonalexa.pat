# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amazonalexa
title       Amazon Alexa and Echo
kind        application
groups      assistant devices amazon
source      Amazon Developer documentation, Alexa Voice Service API endpoints; Alexa for Business network ports
parent      tls quic gquic http
host        alexa.amazon.com avs-alexa-na.amazon.com avs-alexa-eu.amazon.com
host        avs-alexa-fe.amazon.com alexa.a2z.com
host        bob-dispatch-prod-eu.amazon.com alexa.amazon.de alexa.amazon.co.uk
host        pitangui.amazon.com layla.amazon.com device-metrics-us.amazon.com
host        device-metrics-us-2.amazon.com dp-gw-na.amazon.com
host        dp-gw.amazon.com bob-dispatch-prod-na.amazon.com
host        avs-alexa-4-na.amazon.com avs-alexa-14-na.amazon.com
host        avs-alexa-16-na.amazon.com

example tcp
	client "GET / HTTP/1.1\r\nHost: alexa.amazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notalexa.amazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: alexa.amazon.com.example.org\r\n\r\n"
