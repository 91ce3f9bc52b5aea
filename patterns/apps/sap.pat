# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sap
title       SAP
kind        application
groups      office cloud
source      SAP Help Portal, domains to allow
parent      tls quic gquic http
host        sap.com ondemand.com successfactors.com ariba.com
host        concursolutions.com concur.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.sap.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsap.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: sap.com.example.org\r\n\r\n"
