# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        temu
title       Temu
kind        application
groups      shop
source      Temu: domains of its site, apps and content
parent      tls quic gquic http
host        temu.com kwcdn.com pinduoduo.com yangkeduo.com pddpic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.temu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: nottemu.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: temu.com.example.org\r\n\r\n"
