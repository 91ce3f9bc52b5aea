# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mastodon
title       Mastodon
kind        application
groups      social
source      Mastodon documentation, large public servers (joinmastodon.org)
parent      tls quic gquic http
host        mastodon.social mastodon.online joinmastodon.org mastodon.world
host        mstdn.social mastodon.cloud fosstodon.org mstdn.jp

example tcp
	client "GET / HTTP/1.1\r\nHost: www.mastodon.social\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notmastodon.social\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: mastodon.social.example.org\r\n\r\n"
