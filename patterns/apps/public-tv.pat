# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        public-tv
title       Public broadcasters' media libraries
kind        application
groups      video news
source      ARD and ZDF Mediathek help pages; RTVE and France.tv help pages
parent      tls quic gquic http
host        ardmediathek.de ard.de zdf.de daserste.de rtve.es france.tv
host        francetv.fr arte.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ardmediathek.de\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notardmediathek.de\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ardmediathek.de.example.org\r\n\r\n"
