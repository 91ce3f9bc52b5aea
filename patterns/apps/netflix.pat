# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        netflix
title       Netflix
kind        application
groups      video
source      Netflix Help Center, network requirements; Netflix Open Connect, deployment guide
parent      tls quic gquic http
host        netflix.com netflix.net nflxext.com nflximg.com nflximg.net
host        nflxso.net nflxvideo.net nflxsearch.net fast.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.netflix.com\r\n\r\n"

example tcp
	client hex 1603010064010000600303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003300000014001200000f7777772e6e6574666c69782e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notnetflix.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: netflix.com.example.org\r\n\r\n"
