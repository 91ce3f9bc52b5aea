# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        canva
title       Canva
kind        application
groups      office
source      Canva: domains of its site, apps and content
parent      tls quic gquic http
host        canva.com canva-apps.com canva.cn canva.site

example tcp
	client "GET / HTTP/1.1\r\nHost: www.canva.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcanva.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: canva.com.example.org\r\n\r\n"
