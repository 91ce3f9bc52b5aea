# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        box
title       Box
kind        application
groups      storage
source      Box Support, Configuring firewalls for Box
parent      tls quic gquic http
host        box.com box.net boxcdn.net boxcloud.com boxrelay.com box.org

example tcp
	client "GET / HTTP/1.1\r\nHost: www.box.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbox.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: box.com.example.org\r\n\r\n"
