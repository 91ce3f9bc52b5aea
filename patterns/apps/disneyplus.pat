# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        disneyplus
title       Disney+
kind        application
groups      video
source      Disney+: domains of its site, apps and content
parent      tls quic gquic http
host        disneyplus.com disney-plus.net dssott.com bamgrid.com
host        disneystreaming.com starott.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.disneyplus.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdisneyplus.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: disneyplus.com.example.org\r\n\r\n"
