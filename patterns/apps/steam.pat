# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        steam
title       Steam
kind        application
groups      game
source      Steam Support, Required ports and domains for Steam; Steamworks documentation
parent      tls quic gquic http
host        steampowered.com steamcommunity.com steamcontent.com
host        steamstatic.com steamserver.net steamusercontent.com
host        steam-chat.com steambroadcast.akamaized.net
host        steamcdn-a.akamaihd.net steampipe.akamaized.net steamdeck.com
host        s.team valvesoftware.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.steampowered.com\r\n\r\n"

example tcp
	client hex 1603010069010000650303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b010000380000001900170000147777772e737465616d706f77657265642e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsteampowered.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: steampowered.com.example.org\r\n\r\n"
