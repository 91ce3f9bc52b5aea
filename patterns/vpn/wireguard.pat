# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wireguard
title       WireGuard
kind        protocol
groups      vpn secure
source      WireGuard: Next Generation Kernel Network Tunnel (Donenfeld), section 5.4
transport   udp
port        51820

# Handshake initiation, response and cookie reply have fixed lengths and
# are random behind the indices.
rule
	either ^\x01\x00\x00\x00.{4}(?![\x00-\x0f]{12})(?!.{0,29}\x00\x00\x00)
	check either len == 148

rule
	either ^\x02\x00\x00\x00.{8}(?![\x00-\x0f]{12})(?!.{0,29}\x00\x00\x00)
	check either len == 92

rule
	either ^\x03\x00\x00\x00.{4}(?![\x00-\x0f]{12})(?!.{0,53}\x00\x00\x00)
	check either len == 64

# Data: counter of 64 bits, ciphertext padded to 16 bytes.
rule
	either ^\x04\x00\x00\x00.{4}.{4}\x00\x00\x00\x00
	check either len % 16 == 0
	check either len >= 32
	repeat 2

example
	client hex 01 00 00 00 12 34 56 78 pad 140 7d
	server hex 02 00 00 00 87 65 43 21 12 34 56 78 pad 80 e3

example
	client hex 04 00 00 00 12 34 56 78 01 00 00 00 00 00 00 00 pad 16 9b
	client hex 04 00 00 00 12 34 56 78 02 00 00 00 00 00 00 00 pad 96 9b

counterexample
	client hex 01 00 00 00 12 34 56 78 pad 141 7d

counterexample
	client hex 04 00 00 00 12 34 56 78 01 00 00 00 00 00 00 00 pad 17 9b
