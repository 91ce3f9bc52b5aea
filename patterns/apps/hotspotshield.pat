# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hotspotshield
title       Hotspot Shield
kind        application
groups      vpn
source      Hotspot Shield: domains of its site, apps and content
parent      tls quic gquic http
host        hotspotshield.com anchorfree.com anchorfree.net hsselite.com
host        northghost.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.hotspotshield.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nothotspotshield.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: hotspotshield.com.example.org\r\n\r\n"
