# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zoom-web
title       Zoom service
kind        application
groups      conferencing
source      Zoom Support KB0060548, Network firewall or proxy server settings
parent      tls quic gquic http
host        zoom.us zoom.com zoomgov.com zoom.com.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.zoom.us\r\n\r\n"

example tcp
	client hex 16030100600100005c0303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100002f00000010000e00000b7777772e7a6f6f6d2e7573000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notzoom.us\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: zoom.us.example.org\r\n\r\n"
