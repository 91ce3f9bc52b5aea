# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bjnp
title       Canon BJNP printing and scanning
kind        protocol
groups      iot
source      BJNP protocol description of the cups-bjnp project
transport   udp tcp
port        8611 8612 8613

# Signature, device type with response bit, command, zeros, sequence; the
# payload's length is at the end of the 16 byte header.
rule
	either ^(?:BJNP|MFNP|BNJP|BJNB)[\x01\x02\x81\x82][\x01-\xff]\x00[\x00-\x0f]
	check either u32be[12] + 16 <= len

rule
	transport udp
	either ^(?:BJNP|MFNP)[\x01\x02][\x01\x10-\x33]
	check either len >= 16

example udp
	client "BJNP" hex 01 01 00 00 00 01 00 00 00 00 00 00

counterexample udp
	client "BJNX" hex 01 01 00 00 00 01 00 00 00 00 00 00

counterexample udp
	client "BJNP is for printers"
