# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        playstore
title       Google Play and Android updates
kind        application
groups      updates google
source      Android Enterprise Help, network requirements
parent      tls quic gquic http
host        play.google.com play.googleapis.com android.clients.google.com
host        play-fe.googleapis.com play-lh.googleusercontent.com gvt1.com
host        gvt2.com gvt3.com android.googleapis.com
host        playatoms-pa.googleapis.com android.com

example tcp
	client "GET / HTTP/1.1\r\nHost: play.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notplay.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: play.google.com.example.org\r\n\r\n"
