# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tailscale
title       Tailscale
kind        application
groups      vpn
source      Tailscale documentation, What firewall ports and hosts should I open
parent      tls quic gquic http
host        tailscale.com tailscale.io ts.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.tailscale.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottailscale.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: tailscale.com.example.org\r\n\r\n"
