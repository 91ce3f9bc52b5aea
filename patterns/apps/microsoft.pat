# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        microsoft
title       Microsoft
kind        application
groups      microsoft portal
source      Microsoft Learn, Manage connection endpoints for Windows; list of Microsoft domains
parent      tls quic gquic http
host        microsoft.com microsoft.net live.com live.net msn.com bing.com
host        bing.net windows.com windows.net s-microsoft.com msedge.net
host        msftncsi.com msftconnecttest.com aka.ms visualstudio.com
host        vsassets.io s-msn.com clarity.ms msecnd.net onestore.ms

example tcp
	client "GET / HTTP/1.1\r\nHost: www.microsoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmicrosoft.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: microsoft.com.example.org\r\n\r\n"
