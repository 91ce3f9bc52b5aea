# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gquic
title       Google QUIC
kind        protocol
groups      web secure
source      QUIC Wire Layout Specification (Google, 2016), QUIC Crypto (Google, 2016), draft-hamilton-quic-transport-protocol
transport   udp
port        443
order       40
decode      gquic

# Public header with version and 8 byte connection id.
rule
	either ^[\x09\x0d\x19\x1d\x29\x2d\x39\x3d].{8}Q0[0-4][0-9]

# The same with a shorter or no connection id.
rule
	either ^[\x01\x05\x11\x15\x21\x25\x31\x35](?:.{1}|.{4}|)Q0[0-4][0-9][\x00-\xff]{12,40}CHLO

# Long header of the transition (Q043..Q050); T050 and T051 are quic.
rule
	either ^[\xc0-\xff](?:Q04[3-9]|Q050)[\x00-\xff]
	check either len >= 28

# Public reset.
rule
	either ^[\x02\x0a\x0e](?:.{8})PRST

# Handshake messages in the clear: rejection and server hello tags.
rule
	either ^[\x00\x04\x08\x0c\x10\x14\x18\x1c\x20\x24\x28\x2c\x30\x34\x38\x3c]
	either REJ\x00[\x01-\x40]\x00\x00\x00[A-Z]{3}

rule
	either ^[\x00\x04\x08\x0c\x10\x14\x18\x1c\x20\x24\x28\x2c\x30\x34\x38\x3c]
	either SHLO[\x01-\x40]\x00\x00\x00[A-Z]{3}

example
	client hex 0d a5 e3 12 44 87 34 0f 11 "Q043" hex 01 pad 12 e5 hex a0 01 00 04 "CHLO" hex 0b 00 00 00 "PAD" hex 00 pad 1200 2d

example
	client hex c3 "Q046" hex 50 12 34 56 78 9a bc de f0 pad 1300 7e

counterexample
	client hex 0d a5 e3 12 44 87 34 0f 11 "R043" pad 1200 2d

counterexample
	client hex c3 00 00 00 01 08 12 34 56 78 9a bc de f0 pad 1300 7e
