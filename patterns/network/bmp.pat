# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bmp
title       BGP Monitoring Protocol
kind        protocol
groups      network monitoring
source      RFC 7854 section 4
transport   tcp

# Version 3, length, initiation with its information elements.
rule
	client ^\x03\x00\x00..\x04\x00[\x00-\x04]\x00[\x00-\xff]
	check client u16be[8] + 10 <= u32be[1]
	check client u32be[1] <= 4096

example
	client hex 03 00 00 00 1c 04 00 01 00 06 "router" hex 00 02 00 06 "router"

counterexample
	client hex 03 00 00 00 0c 04 00 01 00 06 "router"
