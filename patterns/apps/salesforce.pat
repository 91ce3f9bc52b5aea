# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        salesforce
title       Salesforce
kind        application
groups      office cloud
source      Salesforce Help, Allow the required domains
parent      tls quic gquic http
host        salesforce.com force.com salesforceliveagent.com visualforce.com
host        sfdcstatic.com documentforce.com salesforce-sites.com
host        marketingcloudapis.com exacttarget.com tableau.com
host        tableauusercontent.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.salesforce.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsalesforce.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: salesforce.com.example.org\r\n\r\n"
