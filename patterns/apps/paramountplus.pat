# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        paramountplus
title       Paramount+
kind        application
groups      video
source      Paramount+: domains of its site, apps and content
parent      tls quic gquic http
host        paramountplus.com cbsaavideo.com cbsi.com cbsivideo.com
host        pplusstatic.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.paramountplus.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notparamountplus.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: paramountplus.com.example.org\r\n\r\n"
