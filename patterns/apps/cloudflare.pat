# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cloudflare
title       Cloudflare
kind        application
groups      cdn
source      Cloudflare documentation, domains of its services
parent      tls quic gquic http
host        cloudflare.com cloudflare.net cloudflareinsights.com workers.dev
host        pages.dev cloudflare-quic.com cloudflarestream.com
host        videodelivery.net cloudflaressl.com r2.dev trycloudflare.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.cloudflare.com\r\n\r\n"

example tcp
	client hex 1603010067010000630303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000360000001700150000127777772e636c6f7564666c6172652e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcloudflare.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: cloudflare.com.example.org\r\n\r\n"
