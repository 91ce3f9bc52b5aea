# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        freeswitch-esl
title       FreeSWITCH event socket
kind        protocol
groups      voip
source      FreeSWITCH documentation, Event socket: inbound mode
transport   tcp
port        8021

rule
	server ^Content-Type: (?:auth/request|text/rude-rejection)\n

example
	server "Content-Type: auth/request\n\n"
	client "auth ClueCon\n\n"

counterexample
	server "Content-Type: text/plain\n\n"
