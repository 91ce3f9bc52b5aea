# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ptp
title       Precision Time Protocol
kind        protocol
groups      network industrial
source      IEEE 1588-2008 section 13, IEEE 1588-2019, annexes C and D; IEEE 1588-2002
transport   udp
port        319 320
order       40

# Version 2: type, message length, flags, reserved, identity, and the control
# field that belongs to the type.
rule
	either ^(?:[\x00\x10][\x02\x12]\x00[\x2c-\x7f][\x00-\xff]{28}\x00|[\x01\x11][\x02\x12]\x00[\x2c-\x7f][\x00-\xff]{28}\x01|[\x08\x18][\x02\x12]\x00[\x2c-\x7f][\x00-\xff]{28}\x02|[\x09\x19][\x02\x12]\x00[\x36-\x7f][\x00-\xff]{28}\x03|[\x0d\x1d][\x02\x12][\x00\x01][\x30-\xff][\x00-\xff]{28}\x04|[\x0b\x1b][\x02\x12]\x00[\x40-\xff][\x00-\xff]{28}[\x00\x05]|[\x02\x03\x0a\x12\x13\x1a][\x02\x12]\x00[\x36-\x7f][\x00-\xff]{28}[\x00\x05]|[\x0c\x1c][\x02\x12]\x00[\x2c-\xff][\x00-\xff]{28}[\x00\x05])[\xf0-\xff\x00-\x10\x7f-\x81]
	check either u16be[2] <= len
	check either len <= u16be[2] + 4
	check either u32be[16] == 0

# Version 1: both versions, subdomain.
rule
	either ^\x00\x01\x00\x01_(?:DFLT|ALT[1-3])\x00

example
	client hex 00 02 00 2c 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1b 19 ff fe 00 01 02 00 01 0b 5e 00 00 00 00 45 b1 11 5a 0a 64 fa b0

example
	client hex 00 01 00 01 5f 44 46 4c 54 pad 11 00 hex 01 01 00 30 05 00 02 7b 00 01 pad 90 00

counterexample
	client hex 00 02 00 2c 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1b 19 ff fe 00 01 02 00 01 0b 5e 03 00 00 00 45 b1 11 5a 0a 64 fa b0
