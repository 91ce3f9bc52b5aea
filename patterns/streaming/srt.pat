# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        srt
title       Secure Reliable Transport and UDT
kind        protocol
groups      streaming
source      draft-sharabayko-srt section 3.2, draft-gg-udt section 3
transport   udp
order       45

# Handshake: control packet, socket, version 4 or 5, initial sequence, MTU,
# window below 2^20, type.
rule
	either ^\x80\x00\x00\x00[\x00-\xff]{12}\x00\x00\x00[\x04\x05].{4}.{4}\x00\x00[\x02-\x2f].\x00[\x00-\x0f]..(?:\x00\x00\x00[\x00\x01]|\xff\xff\xff[\xfd-\xff])

example
	client hex 80 00 00 00 00 00 00 00 00 00 12 34 00 00 00 00 00 00 00 04 00 00 00 02 12 34 56 78 00 00 05 dc 00 00 20 00 00 00 00 01 11 22 33 44 00 00 00 00 c0 00 02 01 pad 12 00

counterexample
	client hex 80 00 00 00 00 00 00 00 00 00 12 34 00 00 00 00 00 00 00 07 00 00 00 02 12 34 56 78 00 00 05 dc 00 00 20 00 00 00 00 01
