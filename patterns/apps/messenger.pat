# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        messenger
title       Facebook Messenger
kind        application
groups      chat meta
source      Facebook Messenger: domains of its site, apps and content
parent      tls quic gquic http
host        messenger.com m.me edge-mqtt.facebook.com mqtt.facebook.com
host        mqtt-mini.facebook.com msngr.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.messenger.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmessenger.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: messenger.com.example.org\r\n\r\n"
