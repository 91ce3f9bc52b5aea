# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dhcp
title       Dynamic Host Configuration Protocol for IPv4
kind        protocol
groups      network
source      RFC 2131 section 2, RFC 951, RFC 1497 (magic cookie)
transport   udp
port        67 68
order       30

rule
	either ^[\x01\x02][\x01-\x26][\x00-\x10].{233}\x63\x82\x53\x63

# Captures of the first bytes only, and BOOTP without a cookie: Ethernet, its
# flags, a hardware address and zeros behind it.
rule
	either ^[\x01\x02]\x01\x06[\x00-\x10].{4}[\x00-\xff]{2}[\x00\x80]\x00.{16}(?!\x00{6}).{6}\x00{10}
	check either len >= 240

example
	client hex 01 01 06 00 39 03 f3 26 00 00 80 00 pad 16 00 hex 00 05 3c 04 8d 59 pad 202 00 hex 63 82 53 63 35 01 01 ff

example
	client hex 01 01 06 00 39 03 f3 26 00 00 80 00 pad 16 00 hex 00 05 3c 04 8d 59 pad 10 00 pad 192 00 pad 64 00

counterexample
	client hex 01 01 06 00 39 03 f3 26 00 00 80 00 pad 16 00 hex 00 05 3c 04 8d 59 pad 10 00 pad 20 00

counterexample
	client hex 03 01 06 00 39 03 f3 26 00 00 80 00 pad 16 00 hex 00 05 3c 04 8d 59 pad 202 00 hex 63 82 53 63 35 01 01 ff

counterexample
	client hex 01 01 06 00 39 03 f3 26 pad 300 00
