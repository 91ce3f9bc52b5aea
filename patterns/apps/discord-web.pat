# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        discord-web
title       Discord service
kind        application
groups      chat game voip
source      Discord Support, Allow Discord through a firewall; Discord Developer documentation
parent      tls quic gquic http
host        discord.com discord.gg discordapp.com discordapp.net discord.media
host        discordstatus.com dis.gd

example tcp
	client "GET / HTTP/1.1\r\nHost: www.discord.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notdiscord.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: discord.com.example.org\r\n\r\n"
