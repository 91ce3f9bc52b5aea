# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tailscale-disco
title       Tailscale peer discovery
kind        protocol
groups      vpn
source      Tailscale disco message documentation (magic, sender key, nonce, box)
transport   udp
port        41641
order       40

rule
	either ^TS\xf0\x9f\x92\xac
	check either len >= 62

example
	client "TS" hex f0 9f 92 ac pad 32 5c pad 24 11 pad 40 9d

counterexample
	client "TS" hex f0 9f 92 ad pad 32 5c pad 24 11 pad 40 9d
