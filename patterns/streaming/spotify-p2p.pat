# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        spotify-p2p
title       Spotify local discovery and access point
kind        protocol
groups      streaming music
source      librespot documentation: connection and authentication (ClientHello, APResponse); Kreitz and Niemela, Spotify: Large Scale, Low Latency, P2P Music-on-Demand Streaming (IEEE P2P 2010)
transport   udp tcp
port        57621 4070

# Discovery among clients of a network.
rule
	transport udp
	either ^SpotUdp[0-9]

# Access point: version, length of all, then build information: product and
# platform as first fields.
rule
	transport tcp
	client ^\x00\x04\x00\x00[\x00-\x0f].\x52[\x04-\x40]\x50[\x00-\x0f]
	check client u32be[2] == len

# Answer: length, challenge, its cryptography.
rule
	transport tcp
	server ^\x00\x00[\x00-\x0f].\x52[\x80-\xff]\x04?[\x01-\x08]?\x52[\x80-\xff][\x01-\x04]\x52[\x80-\xff][\x01-\x04]\x52\x60
	check server u32be[0] == len

example udp
	client "SpotUdp0" hex dc 15 74 28 2e 52 62 4c 00 01 00 04 48 95 c2 03 pad 20 8e

example tcp
	client hex 00 04 00 00 00 20 52 08 50 00 a0 01 00 f0 01 01 a2 01 0c pad 13 c4

counterexample udp
	client "SpotUdpX" pad 30 00

counterexample tcp
	client hex 00 04 00 00 00 21 52 08 50 00 a0 01 00 f0 01 01 a2 01 0c pad 13 c4
