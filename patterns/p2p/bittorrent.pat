# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bittorrent
title       BitTorrent
kind        protocol
groups      p2p file
source      BEP 3 (peer protocol), BEP 15 (UDP tracker), BEP 29 (uTP)
transport   tcp udp
port        6881
decode      bittorrent

rule
	transport tcp
	either ^\x13BitTorrent protocol

# UDP tracker: connect request with its magic, alone in a datagram.
rule
	transport udp
	either ^\x00\x00\x04\x17\x27\x10\x19\x80\x00\x00\x00\x00
	check either len == 16

# The handshake inside uTP, with or without an extension header.
rule
	transport udp
	either ^\x01[\x00\x02].{18}(?:\x00[\x04-\x08].{4,8})?\x13BitTorrent protocol

# uTP SYN: nothing acknowledged, no time difference; the other side's state.
rule
	transport udp
	client ^\x41[\x00\x02].{6}\x00\x00\x00\x00\x00.{5}\x00\x00
	check client len <= 64
	server ^\x21[\x00-\x02].{10}\x00
	check server len >= 20
	check server len <= 64

# Captures that start in the middle: data of one side, states of 20 bytes of
# the other, many times.
rule
	transport udp
	client ^[\x01\x21]\x00.{10}\x00[\x00-\x3f]
	check client len >= 20
	server ^[\x01\x21][\x00\x01].{10}\x00[\x00-\x3f]
	check server len >= 20
	repeat 6

rule
	transport udp
	either ^\x21\x00.{10}\x00[\x00-\x3f]
	check either len == 20
	repeat 5

# uTP from the middle of a connection, told by what the decoder sees go on.
rule
	transport udp
	either ^[\x01\x11\x21\x31][\x00-\x02]
	check either len >= 20
	check either u32be[12] < 0x08000000
	check either u32be[12] >= 1
	repeat 5

# Its announce: connection id, action 1, hash, peer with the name of its client
# (BEP 20), three numbers of bytes, one of four events.
rule
	transport udp
	client ^[\x00-\xff]{8}\x00\x00\x00\x01[\x00-\xff]{24}-[A-Za-z]{2}[0-9A-Za-z.]{4}-[\x00-\xff]{12}\x00\x00[\x00-\xff]{14}\x00\x00[\x00-\xff]{6}\x00\x00\x00[\x00-\x03]
	check client len >= 98
	check client len <= 512

example tcp
	client hex 13 "BitTorrent protocol" hex 00 00 00 00 00 10 00 05 pad 20 a7 "-XX0001-abcdefghijkl"

example udp
	client hex 00 00 04 17 27 10 19 80 00 00 00 00 12 34 56 78

counterexample tcp
	client hex 14 "BitTorrent protocol" hex 00 00 00 00 00 10 00 05

counterexample udp
	client hex 00 00 04 17 27 10 19 80 00 00 00 01 12 34 56 78

example udp
	client hex 8f 11 22 33 44 55 66 77 00 00 00 01 12 34 56 78 pad 20 a5 "-UT2210-" pad 12 31 pad 24 00 hex 00 00 00 02 00 00 00 00 11 22 33 44 ff ff ff ff 1a e1

counterexample udp
	client hex 8f 11 22 33 44 55 66 77 00 00 00 01 12 34 56 78 pad 20 a5 "-UT2210-" pad 12 31 pad 24 00 hex 00 00 00 04 00 00 00 00 11 22 33 44 ff ff ff ff 1a e1
