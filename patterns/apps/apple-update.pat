# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        apple-update
title       Apple software updates
kind        application
groups      updates apple
source      Apple Support 101555, Use Apple products on enterprise networks (software updates)
parent      tls quic gquic http
host        swcdn.apple.com swdist.apple.com swdownload.apple.com
host        swscan.apple.com mesu.apple.com gdmf.apple.com
host        updates.cdn-apple.com updates-http.cdn-apple.com
host        appldnld.apple.com gs.apple.com oscdn.apple.com
host        osrecovery.apple.com xp.apple.com skl.apple.com

example tcp
	client "GET / HTTP/1.1\r\nHost: swcdn.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notswcdn.apple.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: swcdn.apple.com.example.org\r\n\r\n"
