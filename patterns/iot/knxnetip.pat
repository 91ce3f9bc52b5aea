# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        knxnetip
title       KNXnet/IP
kind        protocol
groups      iot industrial
source      ISO 22510 (EN 13321-2), KNXnet/IP core section 2.3
transport   udp tcp
port        3671

# Header length 6, version, service type, length of all.
rule
	transport udp
	either ^\x06[\x10\x20](?:\x02[\x01-\x0f]|\x03[\x10\x11]|\x04[\x20-\x25]|\x05[\x30-\x33]|\x06[\x00-\x06]|\x07[\x40-\x43]|\x09[\x50-\x56])
	check either u16be[4] == len

rule
	transport tcp
	either ^\x06[\x10\x20](?:\x02[\x01-\x0f]|\x03[\x10\x11]|\x04[\x20-\x25]|\x05[\x30-\x33]|\x07[\x40-\x43]|\x09[\x50-\x56])\x00
	check either u16be[4] <= len
	check either u16be[4] >= 6

example udp
	client hex 06 10 02 01 00 0e 08 01 c0 00 02 01 0e 57

counterexample udp
	client hex 06 10 02 01 00 0f 08 01 c0 00 02 01 0e 57

counterexample udp
	client hex 06 10 08 01 00 0e 08 01 c0 00 02 01 0e 57
