# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        steam-discovery
title       Steam in-home streaming discovery
kind        protocol
groups      game
source      steammessages_remoteclient_discovery (CMsgRemoteClientBroadcastHeader), as published by SteamDatabase; Steam client, UDP 27036
transport   udp
port        27036

# Connectionless mark, signature, length of a protobuf header with client id.
rule
	either ^\xff\xff\xff\xff\x21\x4c\x5f\xa0[\x02-\x40]\x00\x00\x00\x08
	check either u32le[8] + 16 <= len

example
	client hex ff ff ff ff 21 4c 5f a0 05 00 00 00 08 01 10 00 18 04 00 00 00 08 01 10 02

counterexample
	client hex ff ff ff ff 21 4c 5f a1 05 00 00 00 08 01 10 00 18 04 00 00 00 08 01 10 02
