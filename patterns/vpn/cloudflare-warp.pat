# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cloudflare-warp
title       Cloudflare WARP
kind        protocol
groups      vpn secure
source      WireGuard protocol section 5.4, Cloudflare WARP client id in the reserved bytes
transport   udp
port        2408

# WireGuard's messages with a client id where WireGuard has zeros; the last
# field, a cookie mac, is zero as long as no cookie is asked for.
rule
	either ^\x01(?!\x00\x00\x00)[\x00-\xff]{131}\x00{16}$
	check either len == 148

rule
	either ^\x02(?!\x00\x00\x00)[\x00-\xff]{75}\x00{16}$
	check either len == 92

# Data with a small counter.
rule
	either ^\x04(?!\x00\x00\x00).{3}.{4}.{3}\x00\x00\x00\x00\x00
	check either len % 16 == 0
	check either len >= 32
	repeat 4

example
	client hex 01 a1 b2 c3 pad 128 5c pad 16 00

counterexample
	client hex 01 00 00 00 pad 128 5c pad 16 00

counterexample
	client hex 01 a1 b2 c3 pad 144 5c
