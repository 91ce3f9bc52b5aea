# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        wccp
title       Web Cache Communication Protocol
kind        protocol
groups      network web
source      draft-mclaggan-wccp-v2rev1 section 5
transport   udp
port        2048

rule
	either ^\x00\x00\x00[\x0a-\x0d]\x02[\x00\x01]..\x00[\x00-\x12]
	check either u16be[6] + 8 == len

example
	client hex 00 00 00 0a 02 00 00 08 00 00 00 04 00 00 00 00

counterexample
	client hex 00 00 00 0a 02 00 00 09 00 00 00 04 00 00 00 00
