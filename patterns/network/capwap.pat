# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        capwap
title       CAPWAP
kind        protocol
groups      network
source      RFC 5415 sections 4.2 to 4.5
transport   udp
port        5246 5247
order       60

# DTLS under CAPWAP's own preamble.
rule
	either ^\x01\x00\x00\x00[\x14-\x17]\xfe[\xfd\xff]\x00[\x00-\x0f]

# Control message in the clear: unfragmented header of 8 bytes, message type
# of the base protocol or of 802.11, elements whose length fits.
rule
	either ^\x00\x10[\x00\x02]\x00\x00\x00\x00\x00(?:\x00\x00\x00[\x01-\x1a]|\x00\x33\xdd.)[\x00-\xff]..\x00
	check either u16be[13] + 13 <= len
	check either u16be[13] + 16 >= len

# The same with the radio's MAC address in the header.
rule
	either ^\x00\x20[\x00-\xff]\x10\x00\x00\x00\x00\x06.{7}(?:\x00\x00\x00[\x01-\x1a]|\x00\x33\xdd.)[\x00-\xff]..\x00
	check either u16be[21] + 21 <= len
	check either u16be[21] + 24 >= len

# Keep-alive of the data channel: session id.
rule
	either ^\x00\x10[\x00-\x03]\x08.{4}\x00[\x14\x16]\x00\x23\x00\x10

# Data: 802.11 frames in native form.
rule
	either ^\x00\x10\x03[\x00\x20]\x00\x00\x00\x00[\x00\x10\x20\x30\x40\x50\x80\x90\xa0\xb0\xc0\xd0\x08\x48\x88\xc8][\x00-\x03]
	check either len >= 32
	repeat 3

example
	client hex 01 00 00 00 16 fe ff 00 00 00 00 00 00 00 00 00 36 01 00 00 2a pad 60 00

example
	client hex 00 10 02 00 00 00 00 00 00 00 00 01 00 00 08 00 00 14 00 01 01

counterexample
	client hex 00 10 02 00 00 00 00 00 00 00 00 41 00 00 08 00 00 14 00 01 01

counterexample
	client pad 40 00
