# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        psiphon
title       Psiphon
kind        application
groups      vpn
source      Psiphon: domains of its site, apps and content
parent      tls quic gquic http
host        psiphon.ca psiphon3.com psiphon3.net psi.cash

example tcp
	client "GET / HTTP/1.1\r\nHost: www.psiphon.ca\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpsiphon.ca\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: psiphon.ca.example.org\r\n\r\n"
