# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gvcp
title       GigE Vision control
kind        protocol
groups      industrial
source      AIA GigE Vision specification 2.0 chapters 13 to 18
transport   udp
port        3956

# Command: key, flags, code, length of the payload, request id.
rule
	either ^\x42[\x00-\xff]\x00[\x02\x04\x40\x80\x82\x84\x86\xc0\xc2]\x00.(?!\x00\x00)..
	check either u16be[4] + 8 == len

# Discovery's answer has a fixed length.
rule
	either ^\x00\x00\x00\x03\x00\xf8
	check either len == 256

example
	client hex 42 01 00 02 00 00 00 01

counterexample
	client hex 42 01 00 02 00 01 00 01
