# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        google
title       Google
kind        application
groups      google portal
source      Google Support, list of Google domains; Google Workspace Admin Help
parent      tls quic gquic http
host        google.com googleapis.com gstatic.com googleusercontent.com
host        ggpht.com google.de google.fr google.it google.es google.nl
host        google.pl google.co.uk google.co.jp google.co.in google.com.br
host        google.ca google.ch google.at google.be google.ru google.com.au
host        googletagmanager.com googletagservices.com withgoogle.com goo.gl
host        g.co 1e100.net google.dev googlezip.net
host        connectivitycheck.android.com google.eu appspot.com firebaseio.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notgoogle.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: google.com.example.org\r\n\r\n"
