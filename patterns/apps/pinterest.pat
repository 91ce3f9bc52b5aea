# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pinterest
title       Pinterest
kind        application
groups      social
source      Pinterest: domains of its site, apps and content
parent      tls quic gquic http
host        pinterest.com pinimg.com pin.it pinterest.co.uk pinterest.de
host        pinterest.fr

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pinterest.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpinterest.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pinterest.com.example.org\r\n\r\n"
