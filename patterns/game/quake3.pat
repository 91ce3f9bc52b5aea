# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        quake3
title       Quake and id Tech 3 servers
kind        protocol
groups      game
source      Quake III Arena networking (connectionless packets), QuakeWorld protocol
transport   udp
port        27960
order       40

rule
	either ^\xff\xff\xff\xff(?:getinfo|getstatus|getchallenge|infoResponse\n|statusResponse\n|challengeResponse|connectResponse|getservers|heartbeat [A-Z]|disconnect\n|rcon |print\n|n\\)

example
	client hex ff ff ff ff "getstatus xxx\n"
	server hex ff ff ff ff "statusResponse\n\\sv_hostname\\test\n"

counterexample
	client hex ff ff ff ff 54 "Source Engine Query" hex 00
