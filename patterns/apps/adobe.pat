# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        adobe
title       Adobe Creative Cloud
kind        application
groups      updates office
source      Adobe Help, Creative Cloud network endpoints
parent      tls quic gquic http
host        adobe.com adobe.io adobelogin.com adobecc.com adobess.com
host        typekit.net typekit.com behance.net adobedtm.com ftcdn.net
host        adobejanus.com omtrdc.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.adobe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notadobe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: adobe.com.example.org\r\n\r\n"
