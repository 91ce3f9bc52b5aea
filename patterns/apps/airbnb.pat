# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        airbnb
title       Airbnb
kind        application
groups      travel
source      Airbnb: domains of its site, apps and content
parent      tls quic gquic http
host        airbnb.com muscache.com airbnb.de airbnb.fr airbnb.co.uk
host        airbnb.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.airbnb.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notairbnb.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: airbnb.com.example.org\r\n\r\n"
