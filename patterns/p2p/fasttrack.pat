# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fasttrack
title       FastTrack, KaZaA
kind        protocol
groups      p2p
source      giFT-FastTrack project, The FastTrack protocol
transport   tcp udp
port        1214
order       40

rule
	transport tcp
	client ^GET /\.hash=[0-9a-f]{32,40}

rule
	transport tcp
	client ^GIVE [0-9]{8,12}\r?\n

rule
	transport udp
	either ^[\x27-\x29].{4}[\x00-\xff]{0,8}KaZaA\x00

example udp
	client hex 27 00 00 00 29 80 "KaZaA" hex 00

counterexample udp
	client hex 27 00 00 00 29 80 "KaZaB" hex 00
