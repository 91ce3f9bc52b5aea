# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        shopify
title       Shopify
kind        application
groups      shop
source      Shopify: domains of its site, apps and content
parent      tls quic gquic http
host        shopify.com myshopify.com shopifycdn.com shopifysvc.com
host        shopifycdn.net shop.app

example tcp
	client "GET / HTTP/1.1\r\nHost: www.shopify.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notshopify.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: shopify.com.example.org\r\n\r\n"
