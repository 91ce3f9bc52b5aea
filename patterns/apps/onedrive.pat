# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        onedrive
title       Microsoft OneDrive and SharePoint
kind        application
groups      storage microsoft
source      Microsoft Learn, Office 365 URLs and IP address ranges (SharePoint Online and OneDrive)
parent      tls quic gquic http
host        onedrive.com onedrive.live.com sharepoint.com sharepointonline.com
host        1drv.com 1drv.ms storage.live.com skydrive.wns.windows.com
host        docs.live.net svc.ms odc.officeapps.live.com
host        spoprod-a.akamaihd.net skyapi.live.net livefilestore.com sfx.ms

example tcp
	client "GET / HTTP/1.1\r\nHost: www.onedrive.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notonedrive.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: onedrive.com.example.org\r\n\r\n"
