# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        geforcenow
title       NVIDIA GeForce NOW
kind        application
groups      game
source      NVIDIA Support, GeForce NOW network requirements
parent      tls quic gquic http
host        geforcenow.com nvidiagrid.net geforce.com gfn.nvidia.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.geforcenow.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgeforcenow.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: geforcenow.com.example.org\r\n\r\n"
