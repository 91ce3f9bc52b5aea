# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sonos
title       Sonos
kind        application
groups      music devices
source      Sonos Support, Configure your firewall to work with Sonos
parent      tls quic gquic http
host        sonos.com sonos.radio

example tcp
	client "GET / HTTP/1.1\r\nHost: www.sonos.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsonos.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: sonos.com.example.org\r\n\r\n"
