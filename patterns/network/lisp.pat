# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lisp
title       Locator/ID Separation Protocol
kind        protocol
groups      network vpn
source      RFC 9301 section 5, RFC 9300 section 5
transport   udp
port        4341 4342
order       60

# Map-Register and Map-Notify: records, nonce, key id, length of the digest.
rule
	either ^[\x30-\x4f]..[\x01-\x20].{8}[\x00-\x02][\x00-\x03]\x00[\x00\x14\x20]
	check either len >= 28

# Encapsulated control message: a whole IPv4 or IPv6 packet with UDP in it.
rule
	either ^[\x80-\x8f]\x00\x00\x00\x45.{8}\x11
	check either u16be[6] + 4 == len

rule
	either ^[\x80-\x8f]\x00\x00\x00\x60...{2}.\x11
	check either u16be[8] + 44 == len

# Map-Request: nonce, source EID, locators that ask.
rule
	either ^[\x10-\x1f][\x00-\xff][\x00-\x1f][\x01-\x08].{8}\x00(?:\x00|\x01.{4}|\x02.{16})\x00[\x01\x02]

# Map-Reply: nonce, then a record with locators, mask length and family.
rule
	either ^[\x20-\x2e][\x00-\xff].[\x01-\x08].{8}\x00\x00..[\x00-\x08][\x00-\x80][\x00-\xf0][\x00][\x00-\x0f].\x00[\x01\x02]

# Info request and reply.
rule
	either ^[\x70\x78]\x00\x00\x00.{8}\x00[\x00-\x02]\x00[\x00\x14\x20]

# Data: flags, nonce or map version, status bits, then a packet that fits.
rule
	either ^[\xc0\x80\x40\x88\x48\x08\xc8\x90\x98].{7}\x45
	check either u16be[10] + 8 == len

example
	client hex 30 00 01 01 11 22 33 44 55 66 77 88 00 01 00 14 pad 20 c1 hex 00 00 00 0a 01 20 10 00 00 00 00 01 c0 00 02 00 01 64 ff 00 00 05 00 01 c6 33 64 01

counterexample
	client hex 30 00 01 01 11 22 33 44 55 66 77 88 00 01 00 15 pad 20 c1 hex 00 00 00 0a

counterexample
	client hex 80 00 00 00 45 00 00 20 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02
