# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        apple-push
title       Apple push notifications
kind        application
groups      push apple
source      Apple Support 102266, If your Apple devices are not getting push notifications
parent      tls quic gquic http
host        push.apple.com push-apple.com.akadns.net
host        courier-push-apple.com.akadns.net

example tcp
	client "GET / HTTP/1.1\r\nHost: push.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notpush.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: push.apple.com.example.org\r\n\r\n"
