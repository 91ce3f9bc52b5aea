# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        protonvpn
title       Proton VPN
kind        application
groups      vpn
source      Proton Support, Domains used by Proton VPN
parent      tls quic gquic http
host        protonvpn.com protonvpn.net protonvpn.ch vpn-api.proton.me

example tcp
	client "GET / HTTP/1.1\r\nHost: www.protonvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notprotonvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: protonvpn.com.example.org\r\n\r\n"
