# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        opera-vpn
title       Opera VPN and Turbo
kind        application
groups      vpn
source      Opera VPN and Turbo: domains of its site, apps and content
parent      tls quic gquic http
host        opera-proxy.net sec-tunnel.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.opera-proxy.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notopera-proxy.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: opera-proxy.net.example.org\r\n\r\n"
