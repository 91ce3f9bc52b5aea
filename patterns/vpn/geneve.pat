# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        geneve
title       GENEVE
kind        protocol
groups      vpn network
source      RFC 8926 section 3
transport   udp
port        6081
order       60

# Version 0, reserved bits 0, protocol type Ethernet, reserved byte 0, and a
# known type in the Ethernet header behind the options.
rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x65\x58...\x00
	check either u16be[u8[0] * 4 + 20] == 0x0800

rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x65\x58...\x00
	check either u16be[u8[0] * 4 + 20] == 0x86dd

rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x65\x58...\x00
	check either u16be[u8[0] * 4 + 20] == 0x0806

rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x65\x58...\x00
	check either u16be[u8[0] * 4 + 20] == 0x8100

# IPv4 or IPv6 without Ethernet.
rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x08\x00...\x00
	check either u8[u8[0] * 4 + 8] >= 0x45
	check either u8[u8[0] * 4 + 8] <= 0x4f
	check either u16be[u8[0] * 4 + 10] + 8 <= len

rule
	either ^[\x00-\x3f][\x00\x40\x80\xc0]\x86\xdd...\x00
	check either u8[u8[0] * 4 + 8] >> 4 == 6

example
	client hex 00 00 65 58 00 00 0a 00 02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 00 00 14 pad 16 00

counterexample
	client hex 00 00 65 58 00 00 0a 00 02 00 00 00 00 01 02 00 00 00 00 02 12 34 45 00 00 14 pad 16 00

counterexample
	client hex 40 00 65 58 00 00 0a 00 02 00 00 00 00 01 02 00 00 00 00 02 08 00 45 00 00 14 pad 16 00
