# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vimeo
title       Vimeo
kind        application
groups      video
source      Vimeo Help Center, Allow Vimeo behind a firewall
parent      tls quic gquic http
host        vimeo.com vimeocdn.com vhx.tv

example tcp
	client "GET / HTTP/1.1\r\nHost: www.vimeo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notvimeo.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: vimeo.com.example.org\r\n\r\n"
