# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        whatsapp
title       WhatsApp
kind        protocol
groups      chat
source      Noise Protocol Framework; WhatsApp Encryption Overview (white paper); protocol description of the libraries Baileys and whatsmeow (prologue WA, routing header ED, HandshakeMessage)
transport   tcp
port        443 5222 80

# Prologue, perhaps after the routing header, then a frame with its 24 bit
# length that holds a client hello: field 2, ephemeral key of 32 bytes.
rule
	client ^WA[\x01-\x08][\x00-\x0f]\x00[\x00-\x1f].(?:[\x12\x1a\x22]|[\xf8\x00])

rule
	client ^(?:ED\x00\x01)?\x00\x00[\x01-\x40][\x00-\xff]{1,64}?WA[\x04-\x08][\x00-\x0f]

# Only the server's side: server hello, field 3 with ephemeral key of 32
# bytes, then encrypted static key of 48 bytes or payload.
rule
	server ^\x00[\x00-\x0f].\x1a[\x40-\xff][\x01-\x10]?\x0a\x20.{32}(?:\x12\x30|\x1a)
	check server u24be[0] + 3 <= len

example
	client "WA" hex 06 03 00 00 24 12 22 0a 20 pad 32 9c

example
	client "ED" hex 00 01 00 00 04 08 08 09 02 "WA" hex 05 02 00 01 0e 12 8b 02 0a 20 pad 265 4d

example
	server hex 00 01 50 1a cd 02 0a 20 pad 32 11 hex 12 30 pad 48 22 hex 1a f7 01 pad 247 33

counterexample
	client "WAIT" hex 0d 0a

counterexample
	client "ED" hex 00 02 00 00 04 08 08 09 02 "WA" hex 05 02
