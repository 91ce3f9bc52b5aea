# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        spotify
title       Spotify
kind        application
groups      music
source      Spotify Support, firewall and network issues; librespot, access point hosts
parent      tls quic gquic http
host        spotify.com scdn.co spotifycdn.com spotifycdn.net spotify.net
host        spoti.fi audio-ak-spotify-com.akamaized.net
host        audio4-ak-spotify-com.akamaized.net
host        heads-ak-spotify-com.akamaized.net pscdn.co

example tcp
	client "GET / HTTP/1.1\r\nHost: www.spotify.com\r\n\r\n"

example tcp
	client hex 1603010064010000600303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02b0100003300000014001200000f7777772e73706f746966792e636f6d000a000600040017001d000d0006000404030804002b0003020304

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notspotify.com\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: spotify.com.example.org\r\n\r\n"
