# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        logmein
title       LogMeIn and GoTo Resolve
kind        application
groups      remote
source      GoTo Support, LogMeIn allow list
parent      tls quic gquic http
host        logmein.com logmeinrescue.com logmein-gateway.com logmeininc.com
host        hamachi.cc logme.in rescueassist.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.logmein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlogmein.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: logmein.com.example.org\r\n\r\n"
