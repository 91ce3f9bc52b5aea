# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mpd
title       Music Player Daemon
kind        protocol
groups      streaming
source      MPD protocol reference, connection greeting
transport   tcp
port        6600

rule
	server ^OK MPD [0-9]+\.[0-9]+

example
	server "OK MPD 0.23.5\n"

counterexample
	server "OK MPDX\n"
