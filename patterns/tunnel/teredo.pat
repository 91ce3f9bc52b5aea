# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        teredo
title       Teredo IPv6 tunnelling
kind        protocol
groups      tunnel
source      RFC 4380 sections 2, 4 and 5.1.1, RFC 6081
transport   udp
port        3544
order       40

# An IPv6 packet whose length fits, with an address of 2001:0::/32, or a link
# local one in Teredo's own form.
rule
	either ^\x60[\x00-\xff]{5}[\x00\x06\x11\x2b\x2c\x32\x3a\x3b].(?:(?:\x20\x01\x00\x00[\x00-\xff]{12}|\xfe\x80\x00{6}[\x00-\xff]{8})[\x20-\x3f\xfe\xff]|[\x20-\x3f][\x00-\xff]{15}(?:\x20\x01\x00\x00|\xfe\x80\x00{6}))
	check either u16be[4] + 40 == len

# The same behind an origin indication, its address and port inverted.
rule
	either ^\x00\x00[\x00-\xff]{6}\x60[\x00-\xff]{5}[\x00\x06\x11\x2b\x2c\x32\x3a\x3b].[\x20-\x3f\xfe]
	check either u16be[12] + 48 == len

# Behind an authentication header: no client id, no value, nonce, confirmation.
rule
	either ^\x00\x01\x00\x00[\x00-\xff]{8}[\x00\x01]\x60[\x00-\xff]{5}[\x3a\x3b\x00].[\x20-\x3f\xfe]
	check either u16be[17] + 53 == len

rule
	either ^\x00\x01\x00\x00[\x00-\xff]{8}[\x00\x01]\x00\x00[\x00-\xff]{6}\x60[\x00-\xff]{5}[\x3a\x3b\x00].[\x20-\x3f\xfe]
	check either u16be[25] + 61 == len

example
	client hex 00 01 00 00 b1 1b 3f ea 46 a9 af e9 00 60 00 00 00 00 08 3a ff fe 80 00 00 00 00 00 00 00 00 ff ff ff ff ff fe ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 02 85 00 7d 38 00 00 00 00

example
	client hex 60 00 00 00 00 00 3b 15 20 01 00 00 c2 88 1c 4c 20 f3 35 9b 46 f9 3f 46 20 02 c2 88 1c 4c 00 00 00 00 00 00 c2 88 1c 4d

counterexample
	client hex 60 00 00 00 00 01 3b 15 20 01 00 00 c2 88 1c 4c 20 f3 35 9b 46 f9 3f 46 20 02 c2 88 1c 4c 00 00 00 00 00 00 c2 88 1c 4d
