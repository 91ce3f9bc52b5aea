# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ebay
title       eBay
kind        application
groups      shop
source      eBay: domains of its site, apps and content
parent      tls quic gquic http
host        ebay.com ebaystatic.com ebayimg.com ebay.de ebay.co.uk ebay.fr
host        ebay.it ebay.es ebay.com.au ebay.ca ebayrtm.com
host        ebay-kleinanzeigen.de kleinanzeigen.de ebaycdn.net

example tcp
	client "GET / HTTP/1.1\r\nHost: www.ebay.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notebay.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: ebay.com.example.org\r\n\r\n"
