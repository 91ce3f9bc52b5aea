# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        antivirus
title       Antivirus updates and cloud look-ups
kind        application
groups      security updates
source      Avast, AVG, ESET, Kaspersky, Bitdefender, McAfee, Norton, Sophos and Malwarebytes support pages, hosts to allow
parent      tls quic gquic http
host        avast.com avcdn.net avg.com avira.com eset.com eset.eu
host        kaspersky.com kaspersky-labs.com bitdefender.com bitdefender.net
host        mcafee.com norton.com symantec.com symantecliveupdate.com
host        sophos.com sophosxl.net sophosupd.com malwarebytes.com mwbsys.com
host        trendmicro.com f-secure.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.avast.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notavast.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: avast.com.example.org\r\n\r\n"
