# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cnn
title       CNN
kind        application
groups      news
source      CNN: domains of its site, apps and content
parent      tls quic gquic http
host        cnn.com cnn.io cnn.it turner.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.cnn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcnn.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cnn.com.example.org\r\n\r\n"
