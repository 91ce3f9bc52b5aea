# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        electronicarts
title       Electronic Arts
kind        application
groups      game
source      Electronic Arts: domains of its site, apps and content
parent      tls quic gquic http
host        ea.com origin.com eaassets-a.akamaihd.net tnt-ea.com easports.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ea.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notea.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ea.com.example.org\r\n\r\n"
