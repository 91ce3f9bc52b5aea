# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gmx
title       GMX and WEB.DE
kind        application
groups      mail portal
source      GMX and WEB.DE help, server settings
parent      tls quic gquic http imap pop3 smtp
host        gmx.net gmx.de gmx.com gmx.at gmx.ch web.de ui-portal.de mail.com
host        uimserv.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.gmx.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgmx.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: gmx.net.example.org\r\n\r\n"
