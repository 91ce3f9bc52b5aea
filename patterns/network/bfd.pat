# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bfd
title       Bidirectional Forwarding Detection
kind        protocol
groups      network
source      RFC 5880 section 4, RFC 5881
transport   udp
port        3784 3785 4784

# Version 1, diagnostic up to 8, 24 bytes, own discriminator, intervals below
# 16 seconds.
rule
	either ^[\x20-\x29][\x00-\xff][\x01-\xff]\x18(?!\x00\x00\x00\x00).{8}\x00.{3}\x00.{3}\x00
	check either len == 24
	check either u8[1] & 5 == 0

# Longer ones of whole milliseconds.
rule
	either ^[\x20-\x29][\x00-\xff][\x01-\xff]\x18(?!\x00\x00\x00\x00)
	check either len == 24
	check either u8[1] & 5 == 0
	check either u32be[12] % 1000 == 0
	check either u32be[16] % 1000 == 0
	check either u32be[20] % 1000 == 0

# The same with an authentication section.
rule
	either ^[\x20-\x29][\x00-\xff][\x01-\xff][\x1a-\x34](?!\x00\x00\x00\x00).{8}\x00.{3}\x00.{3}\x00.{3}[\x01-\x05]
	check either u8[3] == len
	check either u8[1] & 4 == 4
	check either u8[25] + 24 == len

example
	client hex 20 40 03 18 00 00 00 01 00 00 00 00 00 0f 42 40 00 0f 42 40 00 00 00 00

example
	client hex 20 c0 03 18 11 11 11 11 22 22 22 22 3b 9a ca 00 3b 9a ca 00 3b 9a ca 00

counterexample
	client hex 20 c0 03 18 11 11 11 11 22 22 22 22 3b 9a ca 00 3b 9a ca 00 3b 9a ca 01

counterexample
	client hex 20 40 03 19 00 00 00 01 00 00 00 00 00 0f 42 40 00 0f 42 40 00 00 00 00

counterexample
	client hex 20 40 03 18 00 00 00 00 00 00 00 00 00 0f 42 40 00 0f 42 40 00 00 00 00
