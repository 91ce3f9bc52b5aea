# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        blizzard
title       Blizzard Battle.net
kind        application
groups      game
source      Blizzard Support, firewall, proxy, router and port configuration
parent      tls quic gquic http
host        battle.net blizzard.com blzddist1-a.akamaihd.net
host        blz-contentstack.com battlenet.com.cn worldofwarcraft.com
host        playoverwatch.com hearthstone.com blizzard.cn blzstatic.cn

example tcp
	client "GET / HTTP/1.1\r\nHost: www.battle.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notbattle.net\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: battle.net.example.org\r\n\r\n"
