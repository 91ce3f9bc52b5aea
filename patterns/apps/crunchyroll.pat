# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        crunchyroll
title       Crunchyroll
kind        application
groups      video
source      Crunchyroll: domains of its site, apps and content
parent      tls quic gquic http
host        crunchyroll.com vrv.co

example tcp
	client "GET / HTTP/1.1\r\nHost: www.crunchyroll.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcrunchyroll.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: crunchyroll.com.example.org\r\n\r\n"
