# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        stripe
title       Stripe
kind        application
groups      finance
source      Stripe documentation, domains and IP addresses
parent      tls quic gquic http
host        stripe.com stripe.network stripecdn.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.stripe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notstripe.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: stripe.com.example.org\r\n\r\n"
