# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mullvad
title       Mullvad
kind        application
groups      vpn
source      Mullvad: domains of its site, apps and content
parent      tls quic gquic http
host        mullvad.net mullvad.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mullvad.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmullvad.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mullvad.net.example.org\r\n\r\n"
