# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mpeg-ts
title       MPEG transport stream over UDP
kind        protocol
groups      streaming
source      ISO/IEC 13818-1 section 2.4.3
transport   udp

# Whole packets of 188 bytes, each with its sync byte.
rule
	either ^\x47[\x00-\x7f][\x00-\xff][\x10-\x3f\x50-\x7f\x90-\xbf\xd0-\xff]
	check either len % 188 == 0
	check either u8[188] == 0x47
	check either u8[len - 188] == 0x47

rule
	either ^\x47[\x00-\x7f][\x00-\xff][\x10-\x3f]
	check either len == 188
	repeat 4

example
	client hex 47 40 00 10 pad 184 ff hex 47 1f ff 10 pad 184 ff

counterexample
	client hex 47 40 00 10 pad 184 ff

counterexample
	client hex 47 40 00 10 pad 184 ff hex 46 1f ff 10 pad 184 ff
