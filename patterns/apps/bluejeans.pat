# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bluejeans
title       BlueJeans
kind        application
groups      conferencing
source      BlueJeans Support, Network requirements
parent      tls quic gquic http
host        bluejeans.com bluejeansnet.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bluejeans.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbluejeans.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bluejeans.com.example.org\r\n\r\n"
