# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        steam-datagram
title       Steam Datagram Relay and networking sockets
kind        protocol
groups      game
source      GameNetworkingSockets: steamnetworkingsockets_messages_udp.proto, message header of steamnetworkingsockets_udp.cpp; SteamDatabase protobufs, steamdatagram_messages_sdr.proto
transport   udp

# Ping of the relays.
rule
	client ^\x01[\x00-\xff]sdping[\x00-\xff]
	check client len >= 32

# ChallengeRequest: padded to 512, length, connection id, time, version.
rule
	client ^\x20[\x0c-\x40]\x00\x0d[\x00-\xff]{4}\x19[\x00-\xff]{8}\x20
	check client len >= 512

# ChallengeReply: connection id, challenge, time, version.
rule
	server ^\x21\x0d[\x00-\xff]{4}\x11[\x00-\xff]{8}\x19[\x00-\xff]{8}\x20

# ConnectRequest: connection id, challenge, then time, certificate or crypto.
rule
	client ^\x22\x0d[\x00-\xff]{4}\x19[\x00-\xff]{8}(?:\x29[\x00-\xff]{8}|[\x22\x2a\x32\x3a\x42])

example
	client hex 20 15 00 0d 11 22 33 44 19 01 02 03 04 05 06 07 08 20 0b pad 493 00
	server hex 21 0d 11 22 33 44 11 a1 a2 a3 a4 a5 a6 a7 a8 19 01 02 03 04 05 06 07 08 20 0b

counterexample
	client hex 20 15 00 0d 11 22 33 44 19 01 02 03 04 05 06 07 08 20 0b
