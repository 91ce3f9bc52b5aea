# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        private-internet-access
title       Private Internet Access
kind        application
groups      vpn
source      Private Internet Access: domains of its site, apps and content
parent      tls quic gquic http
host        privateinternetaccess.com piaservers.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.privateinternetaccess.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notprivateinternetaccess.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: privateinternetaccess.com.example.org\r\n\r\n"
