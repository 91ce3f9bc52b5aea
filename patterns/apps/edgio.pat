# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        edgio
title       Edgio (Limelight, Edgecast)
kind        application
groups      cdn
source      Edgio (Limelight, Edgecast): domains of its site, apps and content
parent      tls quic gquic http
host        llnwd.net llnwi.net llnw.net edgecastcdn.net edgio.net
host        systemcdn.net lldns.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.llnwd.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notllnwd.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: llnwd.net.example.org\r\n\r\n"
