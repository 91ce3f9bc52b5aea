# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        microsoft365
title       Microsoft 365
kind        application
groups      office microsoft
source      Microsoft Learn, Office 365 URLs and IP address ranges (common services)
parent      tls quic gquic http
host        office.com office.net office365.com microsoft365.com
host        officeapps.live.com cloud.microsoft static.microsoft
host        usercontent.microsoft microsoftonline.com microsoftonline-p.com
host        msocdn.com onenote.com onenote.net officecdn.microsoft.com
host        officeclient.microsoft.com aadrm.com azurerms.com msftidentity.com
host        msauth.net msftauth.net powerapps.com powerbi.com yammer.com
host        sway.com sway-cdn.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.office.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notoffice.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: office.com.example.org\r\n\r\n"
