# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bluesky
title       Bluesky
kind        application
groups      social
source      AT Protocol documentation, Bluesky service hosts
parent      tls quic gquic http
host        bsky.app bsky.social bsky.network bskycdn.com bsky.team

example tcp
	client "GET / HTTP/1.1\r\nHost: www.bsky.app\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbsky.app\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: bsky.app.example.org\r\n\r\n"
