# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amazon
title       Amazon
kind        application
groups      shop amazon
source      Amazon: domains of its site, apps and content
parent      tls quic gquic http
host        amazon.com amazon.de amazon.co.uk amazon.fr amazon.it amazon.es
host        amazon.co.jp amazon.in amazon.ca amazon.com.br amazon.com.au
host        amazon.nl amazon.pl amazon.se amazon.eu media-amazon.com
host        ssl-images-amazon.com images-amazon.com amazon-adsystem.com
host        a2z.com amzn.to amazon.dev amazonpay.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.amazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notamazon.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: amazon.com.example.org\r\n\r\n"
