# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        roblox
title       Roblox
kind        application
groups      game
source      Roblox Support, firewall and router issues
parent      tls quic gquic http
host        roblox.com rbxcdn.com roblox.cn rbxtrk.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.roblox.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notroblox.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: roblox.com.example.org\r\n\r\n"
