# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ring
title       Ring cameras and doorbells
kind        application
groups      iot devices amazon
source      Ring Support, protocols and ports used by Ring devices
parent      tls quic gquic http
host        ring.com ring.devices.a2z.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ring.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notring.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ring.com.example.org\r\n\r\n"
