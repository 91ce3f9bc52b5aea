# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        supercell
title       Supercell
kind        application
groups      game
source      Supercell: domains of its site, apps and content
parent      tls quic gquic http
host        supercell.com clashofclans.com clashroyaleapp.com
host        brawlstarsgame.com brawlstars.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.supercell.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notsupercell.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: supercell.com.example.org\r\n\r\n"
