# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        activision
title       Activision and Call of Duty
kind        application
groups      game
source      Activision and Call of Duty: domains of its site, apps and content
parent      tls quic gquic http
host        activision.com callofduty.com demonware.net codmwest.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.activision.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notactivision.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: activision.com.example.org\r\n\r\n"
