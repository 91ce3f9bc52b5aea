# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cops
title       Common Open Policy Service
kind        protocol
groups      network
source      RFC 2748 section 2.1
transport   tcp
port        3288

# Version and flags, operation, client type, length of all in words.
rule
	either ^[\x10\x11][\x01-\x0a]..\x00\x00[\x00-\x0f].(?:$|\x00[\x04-\xff][\x01-\x11][\x01-\x02])
	check either u32be[4] == len
	check either u32be[4] % 4 == 0

example
	client hex 10 06 80 08 00 00 00 14 00 0c 0b 01 "pep1" hex 00 00 00 00

counterexample
	client hex 10 06 80 08 00 00 00 18 00 0c 0b 01 "pep1" hex 00 00 00 00
