# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ookla
title       Speedtest by Ookla
kind        application
groups      monitoring
source      Speedtest by Ookla: domains of its site, apps and content
parent      tls quic gquic http
host        speedtest.net ookla.com speedtestcustom.com ooklaserver.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.speedtest.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notspeedtest.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: speedtest.net.example.org\r\n\r\n"
