# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        l2tp
title       Layer 2 Tunneling Protocol
kind        protocol
groups      vpn
source      RFC 2661 section 3.1, RFC 3931 section 3.2.1
transport   udp
port        1701

# Control: flags, version, length of all; the first AVP tells the message type.
rule
	either ^\xc8[\x02\x03]..[\x00-\xff]{8}[\x80\x00]\x08\x00\x00\x00\x00\x00[\x00-\x1c]
	check either u16be[2] == len

# Acknowledgement without a body.
rule
	either ^\xc8\x02\x00\x0c[\x00-\xff]{8}$
	check either len == 12

# Data: PPP with address and control bytes.
rule
	either ^[\x00\x01]\x02(?!\x00\x00)....\xff\x03[\x00\x80\xc0][\x21\x57\x23\x29\xfd]

rule
	either ^[\x40\x41]\x02..(?!\x00\x00)....\xff\x03
	check either u16be[2] == len

example
	client hex c8 02 00 14 00 00 00 00 00 00 00 00 80 08 00 00 00 00 00 01

counterexample
	client hex c8 02 00 15 00 00 00 00 00 00 00 00 80 08 00 00 00 00 00 01
