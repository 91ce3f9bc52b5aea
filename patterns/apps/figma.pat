# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        figma
title       Figma
kind        application
groups      office
source      Figma: domains of its site, apps and content
parent      tls quic gquic http
host        figma.com figma.site

example tcp
	client "GET / HTTP/1.1\r\nHost: www.figma.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notfigma.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: figma.com.example.org\r\n\r\n"
