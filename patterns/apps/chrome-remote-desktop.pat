# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        chrome-remote-desktop
title       Chrome Remote Desktop
kind        application
groups      remote google
source      Google Support, Control Chrome Remote Desktop use
parent      tls quic gquic http
host        remotedesktop.google.com remotedesktop-pa.googleapis.com
host        chromoting-host.talkgadget.google.com
host        chromoting-client.talkgadget.google.com
host        chromoting-oauth.talkgadget.google.com

example tcp
	client "GET / HTTP/1.1\r\nHost: remotedesktop.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notremotedesktop.google.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: remotedesktop.google.com.example.org\r\n\r\n"
