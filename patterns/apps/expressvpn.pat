# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        expressvpn
title       ExpressVPN
kind        application
groups      vpn
source      ExpressVPN: domains of its site, apps and content
parent      tls quic gquic http
host        expressvpn.com expressapisv2.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.expressvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notexpressvpn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: expressvpn.com.example.org\r\n\r\n"
