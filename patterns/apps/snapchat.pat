# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        snapchat
title       Snapchat
kind        application
groups      social chat
source      Snapchat: domains of its site, apps and content
parent      tls quic gquic http
host        snapchat.com sc-cdn.net snapkit.com sc-static.net sc-jpl.com
host        snap-dev.net snap.com bitmoji.com sc-gw.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.snapchat.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsnapchat.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: snapchat.com.example.org\r\n\r\n"
