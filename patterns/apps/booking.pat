# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        booking
title       Booking.com
kind        application
groups      travel
source      Booking.com: domains of its site, apps and content
parent      tls quic gquic http
host        booking.com bstatic.com booking.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.booking.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbooking.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: booking.com.example.org\r\n\r\n"
