# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bbc
title       BBC and iPlayer
kind        application
groups      video news
source      BBC and iPlayer: domains of its site, apps and content
parent      tls quic gquic http
host        bbc.co.uk bbc.com bbci.co.uk bbc.net.uk bbcmedia.co.uk

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bbc.co.uk\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbbc.co.uk\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bbc.co.uk.example.org\r\n\r\n"
