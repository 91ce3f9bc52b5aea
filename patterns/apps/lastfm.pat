# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lastfm
title       Last.fm
kind        application
groups      music
source      Last.fm: domains of its site, apps and content
parent      tls quic gquic http
host        last.fm lastfm.freetls.fastly.net audioscrobbler.com
host        lastfm-img2.akamaized.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.last.fm\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notlast.fm\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: last.fm.example.org\r\n\r\n"
