# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        plex
title       Plex
kind        application
groups      video
source      Plex Support, What network ports and hosts do I need to allow
parent      tls quic gquic http
host        plex.tv plex.direct plexapp.com plex.bz

example tcp
	client "GET / HTTP/1.1\r\nHost: www.plex.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notplex.tv\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: plex.tv.example.org\r\n\r\n"
