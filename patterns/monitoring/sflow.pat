# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sflow
title       sFlow
kind        protocol
groups      monitoring network
source      sFlow Version 5 (sflow.org, July 2004), RFC 3176
transport   udp
port        6343

# Version 5: agent's address, then sub-agent, sequence, uptime, number of
# samples, and the first sample's format and length.
rule
	either ^\x00\x00\x00\x05\x00\x00\x00\x01[\x00-\xff]{16}\x00\x00\x00[\x01-\xff]\x00[\x00-\xff]{2}[\x01-\x05]\x00\x00[\x00-\x3f].
	check either u32be[32] + 36 <= len

rule
	either ^\x00\x00\x00\x05\x00\x00\x00\x02[\x00-\xff]{28}\x00\x00\x00[\x01-\xff]\x00[\x00-\xff]{2}[\x01-\x05]\x00\x00[\x00-\x3f].
	check either u32be[44] + 48 <= len

# Versions 2 and 4.
rule
	either ^\x00\x00\x00[\x02\x04]\x00\x00\x00\x01[\x00-\xff]{12}\x00\x00\x00[\x01-\xff]\x00\x00\x00[\x01\x02]
	check either len >= 60

example
	client hex 00 00 00 05 00 00 00 01 ac 15 23 11 00 00 00 01 00 00 01 9f 67 3d d7 10 00 00 00 01 00 00 00 02 00 00 00 6c pad 108 00

counterexample
	client hex 00 00 00 05 00 00 00 03 ac 15 23 11 00 00 00 01 00 00 01 9f 67 3d d7 10 00 00 00 01 00 00 00 02 00 00 00 6c pad 108 00
