# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        riotgames
title       Riot Games
kind        application
groups      game
source      Riot Games Support, network connection and firewall list
parent      tls quic gquic http
host        riotgames.com leagueoflegends.com riotcdn.net playvalorant.com
host        pvp.net lolesports.com rdatasrv.net legendsofruneterra.com
host        teamfighttactics.com

example tcp
	client "GET / HTTP/1.1\r\nHost: www.riotgames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notriotgames.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: riotgames.com.example.org\r\n\r\n"
