# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hsrp
title       Hot Standby Router Protocol
kind        protocol
groups      network
source      RFC 2281 section 5, Cisco HSRP version 2 message format
transport   udp
port        1985 2029

# Version 0: operation, state, timers, priority, group, reserved, a printable
# password of 8 bytes, address.
rule
	either ^\x00[\x00-\x02][\x00\x01\x02\x04\x08\x10][\x01-\xff][\x01-\xff][\x00-\xff]{2}\x00[\x00\x20-\x7e]{8}
	check either len == 20

rule
	either ^\x00[\x00-\x02][\x00\x01\x02\x04\x08\x10][\x01-\xff][\x01-\xff][\x00-\xff]{2}\x00[\x00\x20-\x7e]{8}.{4}\x04\x1c\x01\x00

# Advertisement.
rule
	either ^\x00\x03\x00\x01\x00[\x08\x0a\x0e][\x01\x02\x03]\x00
	check either len <= 24

# Version 2: group state element of 40 bytes.
rule
	either ^\x01\x28\x02[\x00-\x02][\x00-\x06][\x04\x06]
	check either len >= 42

# Interface state element.
rule
	either ^\x02\x04\x00[\x00-\x7f]\x00[\x00-\x7f](?:\x01\x28\x02|$)

example
	client hex 00 00 10 03 0a 78 01 00 "cisco" hex 00 00 00 c0 00 02 01

counterexample
	client hex 00 00 11 03 0a 78 01 00 "cisco" hex 00 00 00 c0 00 02 01

counterexample
	client hex 00 00 10 03 0a 78 01 00 "cisco" hex 00 00 00 c0 00 02
