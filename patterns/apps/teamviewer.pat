# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teamviewer
title       TeamViewer
kind        application
groups      remote
source      TeamViewer Support, Ports and hosts used by TeamViewer
parent      tls quic gquic http
host        teamviewer.com dyngate.com teamviewer.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.teamviewer.com\r\n\r\n"

example tcp
	client hex 1603010067010000630303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000360000001700150000127777772e7465616d7669657765722e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notteamviewer.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: teamviewer.com.example.org\r\n\r\n"
