# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        parsec
title       Parsec
kind        application
groups      remote game
source      Parsec Support, network allow list
parent      tls quic gquic http
host        parsec.app parsecgaming.com parsecusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.parsec.app\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notparsec.app\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: parsec.app.example.org\r\n\r\n"
