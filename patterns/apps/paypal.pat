# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        paypal
title       PayPal
kind        application
groups      finance shop
source      PayPal Developer documentation, domain allow list
parent      tls quic gquic http
host        paypal.com paypalobjects.com paypal.me braintreegateway.com
host        braintree-api.com venmo.com xoom.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.paypal.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpaypal.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: paypal.com.example.org\r\n\r\n"
