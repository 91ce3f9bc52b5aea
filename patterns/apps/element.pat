# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        element
title       Matrix and Element
kind        application
groups      chat
source      Matrix client-server API, server discovery; Element documentation
parent      tls quic gquic http
host        matrix.org element.io vector.im riot.im ems.host

example tcp
	client "GET / HTTP/1.1\r\nHost: www.matrix.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmatrix.org\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: matrix.org.example.org\r\n\r\n"
