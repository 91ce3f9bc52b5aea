# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        character-ai
title       Character.AI
kind        application
groups      ai
source      Character.AI: domains of its site, apps and content
parent      tls quic gquic http
host        character.ai c.ai

example tcp
	client "GET / HTTP/1.1\r\nHost: www.character.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: notcharacter.ai\r\n\r\n"

counterexample tcp
	client "GET / HTTP/1.1\r\nHost: character.ai.example.org\r\n\r\n"
