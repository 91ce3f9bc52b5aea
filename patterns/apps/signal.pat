# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        signal
title       Signal
kind        application
groups      chat
source      Signal Support, Firewall and Internet settings
parent      tls quic gquic http
host        signal.org whispersystems.org signal.art signal.me signal.group
host        signal.tube

example tcp
	client "GET / HTTP/1.1\r\nHost: www.signal.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsignal.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: signal.org.example.org\r\n\r\n"
