# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nordvpn
title       NordVPN
kind        application
groups      vpn
source      NordVPN Support, domains for firewalls
parent      tls quic gquic http
host        nordvpn.com nordvpn.net nordaccount.com nordcdn.com
host        zwyr157wwiu6eior.com napps-1.com nordpass.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.nordvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnordvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nordvpn.com.example.org\r\n\r\n"
