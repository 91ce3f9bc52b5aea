# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lisp
title       Locator/ID Separation Protocol
kind        protocol
groups      network vpn
source      RFC 9301 section 5, RFC 9300 section 5, draft-ietf-lisp-map-server-reliable-transport section 4
transport   udp tcp
port        4341 4342
order       60

# Map-Register and Map-Notify: records, nonce, key id, length of the digest.
rule
	transport udp
	either ^[\x30-\x4f]..[\x01-\x20](?!\x00{8}).{8}[\x00-\x02][\x00-\x03]\x00[\x14\x20]
	check either u16be[u16be[14] + 26] & 0xbffc == 0
	check either u16be[u16be[14] + 26] >= 1
	check either u8[u16be[14] + 21] <= 128

# Encapsulated control message: a whole IPv4 or IPv6 packet with UDP in it.
rule
	transport udp
	either ^[\x80-\x8f]\x00\x00\x00\x45.{8}\x11
	check either u16be[6] + 4 == len

rule
	transport udp
	either ^[\x80-\x8f]\x00\x00\x00\x60...{2}.\x11
	check either u16be[8] + 44 == len

# Map-Request: nonce, source EID, locators that ask.
rule
	transport udp
	either ^[\x10-\x1f][\x00-\xff][\x00-\x1f][\x01-\x08](?!\x00{8}).{8}\x00(?:\x00|\x01.{4}|\x02.{16})(?:\x00\x01.{4}|\x00\x02.{16}){1,4}\x00[\x00-\x80](?:\x00[\x01\x02]|\x40\x03)

# Map-Reply: nonce, then a record with locators, mask length and family.
rule
	transport udp
	either ^[\x20-\x2e][\x00-\xff].[\x01-\x08](?!\x00{8}).{8}\x00\x00..[\x00-\x08][\x00-\x80][\x00-\xf0][\x00][\x00-\x0f].\x00[\x01\x02]

# Info request and reply.
rule
	transport udp
	either ^[\x70\x78]\x00\x00\x00(?!\x00{8}).{8}\x00[\x00-\x02]\x00[\x00\x14\x20]

# Reliable transport: type, length, and the mark at each message's end.
rule
	transport tcp
	either ^\x00[\x10-\x20]
	check either u16be[2] >= 12
	check either u32be[u16be[2] - 4] == 0x9facade9

# Data: flags, nonce or map version, status bits, then a packet that fits.
rule
	transport udp
	either ^[\xc0\x80\x40\x88\x48\x08\xc8\x90\x98].{7}\x45
	check either u16be[10] + 8 == len

example udp
	client hex 30 00 01 01 11 22 33 44 55 66 77 88 00 01 00 14 pad 20 c1 hex 00 00 00 0a 01 20 10 00 00 00 00 01 c0 00 02 00 01 64 ff 00 00 05 00 01 c6 33 64 01

counterexample udp
	client hex 30 00 01 01 11 22 33 44 55 66 77 88 00 01 00 15 pad 20 c1 hex 00 00 00 0a

counterexample udp
	client hex 80 00 00 00 45 00 00 20 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02

example tcp
	server hex 00 14 00 0f 00 00 00 00 00 00 00 9f ac ad e9

counterexample tcp
	server hex 00 14 00 0f 00 00 00 00 00 00 00 9f ac ad ea
