# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vxlan
title       Virtual eXtensible LAN
kind        protocol
groups      tunnel
source      RFC 7348 section 5; draft-ietf-nvo3-vxlan-gpe section 3; draft-smith-vxlan-group-policy
transport   udp
port        4789 8472 4790
order       40

# Flags with a valid network id, reserved bytes, then an Ethernet frame.
rule
	either ^\x08\x00\x00\x00.{3}\x00[\x00-\xff]{12}(?:\x08\x00[\x45-\x4f]|\x08\x06\x00\x01\x08\x00\x06\x04|\x86\xdd[\x60-\x6f]|\x81\x00.{2}(?:\x08[\x00\x06]|\x86\xdd)|\x88\x47|\x88\xcc\x02|\x88\xa8..\x81\x00|\x00[\x26-\x7f]\x42\x42\x03)

# The same with group policy.
rule
	either ^\x88[\x00\x08\x40\x48].{2}.{3}\x00[\x00-\xff]{12}(?:\x08\x00[\x45-\x4f]|\x08\x06\x00\x01\x08\x00\x06\x04|\x86\xdd[\x60-\x6f])

# Generic protocol extension: next protocol IPv4, IPv6, Ethernet or
# a service header (RFC 8300).
rule
	either ^\x0c\x00\x00(?:\x01.{3}\x00[\x45-\x4f]|\x02.{3}\x00[\x60-\x6f]|\x03.{3}\x00.{12}(?:\x08\x00[\x45-\x4f]|\x08\x06\x00\x01|\x86\xdd[\x60-\x6f])|\x04.{3}\x00[\x00-\x3f][\x00-\xff][\x01\x02][\x01-\x05])

example
	client hex 08 00 00 00 00 00 7b 00 00 ba 09 2b 6e f8 be 00 00 00 00 01 08 00 45 00 00 54 00 00 40 00 40 01 26 a8 0a 00 00 01 0a 00 00 02

counterexample
	client hex 08 00 00 00 00 00 7b 00 00 ba 09 2b 6e f8 be 00 00 00 00 01 12 34 45 00 00 54

counterexample
	client hex 08 00 00 00 00 00 7b 01 00 ba 09 2b 6e f8 be 00 00 00 00 01 08 00 45 00 00 54
