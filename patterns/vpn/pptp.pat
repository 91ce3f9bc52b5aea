# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pptp
title       Point-to-Point Tunnelling Protocol, control connection
kind        protocol
groups      vpn
source      RFC 2637 section 2
transport   tcp
port        1723

# Length, control message, magic cookie, type 1..15, reserved.
rule
	either ^\x00[\x0c-\xff]\x00[\x01\x02]\x1a\x2b\x3c\x4d\x00[\x01-\x0f]\x00\x00

example
	client hex 00 9c 00 01 1a 2b 3c 4d 00 01 00 00 01 00 00 00 00 00 00 01 00 00 00 01 00 00 00 00 pad 128 00

counterexample
	client hex 00 9c 00 01 1a 2b 3c 4e 00 01 00 00 01 00 00 00
