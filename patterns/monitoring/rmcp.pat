# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rmcp
title       RMCP, ASF and IPMI
kind        protocol
groups      monitoring
source      DMTF DSP0136 (ASF 2.0) section 3.2, IPMI 2.0 Specification section 13
transport   udp
port        623 664

# ASF message: version 6, class 6, enterprise number 4542.
rule
	either ^\x06\x00[\x00-\xff]\x06\x00\x00\x11\xbe[\x10-\x12\x20\x40-\x45\x80-\x83\xc0-\xc3]

# Acknowledgement of one.
rule
	either ^\x06\x00[\x00-\xfe]\x86$

# IPMI 1.5: authentication type, sequence, session, code, length, address.
rule
	either ^\x06\x00[\x00-\xff]\x07(?:\x00[\x00-\xff]{8}|[\x01\x02\x04\x05][\x00-\xff]{24})[\x07-\x60][\x20\x81\x8f][\x00-\xff]{2}[\x20\x81\x8f]

# RMCP+: payload type, session, sequence, length.
rule
	either ^\x06\x00[\x00-\xff]\x07\x06(?:[\x10-\x15\x00\x01]|[\xc0\x40\x80][\x00-\xff])
	check either u16le[14] + 16 <= len
	check either len <= u16le[14] + 36

example
	client hex 06 00 ff 06 00 00 11 be 80 00 00 00

example
	client hex 06 00 ff 07 00 00 00 00 00 00 00 00 00 09 20 18 c8 81 00 38 8e 04 b5

counterexample
	client hex 06 00 ff 06 00 00 11 bf 80 00 00 00

counterexample
	client hex 06 00 ff 07 00 00 00 00 00 00 00 00 00 09 21 18 c8 82 00 38 8e 04 b5
