# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teamviewer-native
title       TeamViewer
kind        protocol
groups      remote
source      TeamViewer command header (magic 1724, command, size) as published by TeamViewer analyses
transport   tcp
port        5938

rule
	client ^\x17\x24[\x01-\x7f][\x00-\xff]
	server ^\x17\x24[\x01-\x7f][\x00-\xff]

example
	client hex 17 24 0a 20 00 00 00 00
	server hex 17 24 0b 20 00 00 00 00

counterexample
	client hex 17 24 0a 20 00 00 00 00
