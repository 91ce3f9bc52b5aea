# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gotomeeting
title       GoTo Meeting and Webinar
kind        application
groups      conferencing
source      GoTo Support, Optimal firewall configuration
parent      tls quic gquic http
host        gotomeeting.com gotowebinar.com gotomeet.me goto.com goto-rtc.com
host        getgo.com getgocdn.com gotoconference.com gototraining.com
host        gotomypc.com joingotomeeting.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.gotomeeting.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgotomeeting.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: gotomeeting.com.example.org\r\n\r\n"
