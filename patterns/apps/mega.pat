# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mega
title       MEGA
kind        application
groups      storage
source      MEGA Help Centre, Which domains does MEGA use
parent      tls quic gquic http
host        mega.nz mega.co.nz mega.io megaad.nz

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mega.nz\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmega.nz\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mega.nz.example.org\r\n\r\n"
