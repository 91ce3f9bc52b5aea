# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        protonmail
title       Proton Mail
kind        application
groups      mail
source      Proton Support, Domains used by Proton
parent      tls quic gquic http
host        proton.me protonmail.com protonmail.ch pm.me proton.ch

example tcp
	client "GET / HTTP/1.1\r\nHost: www.proton.me\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notproton.me\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: proton.me.example.org\r\n\r\n"
