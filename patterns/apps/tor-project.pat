# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tor-project
title       Tor Project
kind        application
groups      vpn
source      Tor Project, website and bridge distribution hosts
parent      tls quic gquic http
host        torproject.org torproject.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.torproject.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottorproject.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: torproject.org.example.org\r\n\r\n"
