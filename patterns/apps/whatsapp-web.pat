# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        whatsapp-web
title       WhatsApp service
kind        application
groups      chat meta
source      WhatsApp Help Center and Meta for Developers, network requirements
parent      tls quic gquic http
host        whatsapp.com whatsapp.net wa.me whatsappbrand.com whatsapp.biz

example tcp
	client "GET / HTTP/1.1\r\nHost: www.whatsapp.com\r\n\r\n"

example tcp
	client hex 1603010065010000610303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000340000001500130000107777772e77686174736170702e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notwhatsapp.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: whatsapp.com.example.org\r\n\r\n"
