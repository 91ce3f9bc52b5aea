# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        outlook
title       Outlook and Exchange Online
kind        application
groups      mail microsoft
source      Microsoft Learn, Office 365 URLs and IP address ranges (Exchange Online)
parent      tls quic gquic http imap pop3 smtp
host        outlook.com outlook.office.com outlook.office365.com
host        outlook.live.com hotmail.com smtp.office365.com
host        attachments.office.net res.office365.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.outlook.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notoutlook.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: outlook.com.example.org\r\n\r\n"
