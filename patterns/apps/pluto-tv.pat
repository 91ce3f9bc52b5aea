# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pluto-tv
title       Pluto TV
kind        application
groups      video
source      Pluto TV: domains of its site, apps and content
parent      tls quic gquic http
host        pluto.tv plutotv.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.pluto.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpluto.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: pluto.tv.example.org\r\n\r\n"
