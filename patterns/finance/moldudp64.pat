# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        moldudp64
title       MoldUDP64 market data
kind        protocol
groups      finance
source      NASDAQ MoldUDP64 specification version 1.0
transport   udp

# Session of ten characters, sequence, count, first message with its length.
rule
	either ^[A-Z0-9 ]{10}\x00\x00\x00.{5}\x00[\x01-\x64]\x00[\x05-\x60][A-Z]
	check either u16be[20] + 22 <= len

example
	client "000000001A" hex 00 00 00 00 00 00 00 01 00 01 00 0c "S" pad 11 00

counterexample
	client "session 1a" hex 00 00 00 00 00 00 00 01 00 01 00 0c "S" pad 11 00
