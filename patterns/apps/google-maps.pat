# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        google-maps
title       Google Maps
kind        application
groups      maps google
source      Google Maps Platform documentation, required domains
parent      tls quic gquic http
host        maps.google.com maps.googleapis.com maps.gstatic.com
host        khms.google.com khms0.google.com khms1.google.com
host        mapsplatform.google.com maps.app.goo.gl mt0.google.com
host        mt1.google.com earth.google.com

example tcp
	client "GET / HTTP/1.1\r\nHost: maps.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmaps.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: maps.google.com.example.org\r\n\r\n"
