# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        oraclecloud
title       Oracle Cloud
kind        application
groups      cloud
source      Oracle Cloud: domains of its site, apps and content
parent      tls quic gquic http
host        oraclecloud.com oracle.com oracleinfinity.io

example tcp
	client "GET / HTTP/1.1\r\nHost: www.oraclecloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notoraclecloud.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: oraclecloud.com.example.org\r\n\r\n"
