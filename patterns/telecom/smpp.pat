# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        smpp
title       Short Message Peer-to-Peer
kind        protocol
groups      telecom messaging
source      SMPP Protocol Specification v3.4 sections 3.2 and 4, SMPP v5.0
transport   tcp
port        2775

# Bind: length, command, status 0, sequence, system id, password, type, version.
rule
	either ^\x00\x00\x00[\x17-\xff]\x00\x00\x00[\x01\x02\x09]\x00\x00\x00\x00[\x00-\xff]{4}[\x20-\x7e]{0,15}\x00[\x20-\x7e]{0,8}\x00[\x20-\x7e]{0,12}\x00[\x00\x32-\x34\x50]

# Outbind: a centre asks to be bound to.
rule
	either ^\x00\x00\x00[\x12-\x29]\x00\x00\x00\x0b\x00\x00\x00\x00[\x00-\xff]{4}[\x20-\x7e]{1,15}\x00[\x20-\x7e]{0,8}\x00
	check either u32be[0] <= len

rule
	either ^\x00\x00\x00[\x10-\x60]\x80\x00\x00[\x01\x02\x09]\x00\x00[\x00\x01\x04].[\x00-\xff]{4}(?:[\x20-\x7e]{0,15}\x00|$)
	check either u32be[0] <= len

# Link check and unbind.
rule
	either ^\x00\x00\x00\x10[\x00\x80]\x00\x00[\x06\x15]\x00\x00\x00\x00[\x00-\xff]{4}

# Captures that start in the middle: a short message with two addresses.
rule
	either ^\x00\x00[\x00-\x0f][\x00-\xff]\x00\x00(?:\x00[\x04\x05]|\x01\x03)\x00\x00\x00\x00[\x00-\xff]{4}[\x20-\x7e]{0,5}\x00[\x00-\x06][\x00-\x12][\x20-\x7e]{0,20}\x00[\x00-\x06][\x00-\x12][\x20-\x7e]{1,20}\x00[\x00-\xff]{3}

# Answers to short messages: an identifier, or nothing.
rule
	either ^\x00\x00\x00[\x10-\x51]\x80\x00\x00[\x04\x05]\x00\x00[\x00\x01\x04][\x00-\xff]{5}(?:[\x20-\x7e]{0,64}\x00|$)
	check either u32be[0] >= 16
	check either u32be[0] <= len

example
	client hex 00 00 00 2f 00 00 00 02 00 00 00 00 00 00 00 01 "SMPP3TEST" hex 00 "secret08" hex 00 "SUBMIT1" hex 00 34 01 01 00

example
	server hex 00 00 00 1d 00 00 00 0b 00 00 00 00 00 00 00 01 "centre" hex 00 "word5" hex 00

example
	client hex 00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 07
	server hex 00 00 00 10 80 00 00 15 00 00 00 00 00 00 00 07

counterexample
	client hex 00 00 00 2f 00 00 00 02 00 00 00 01 00 00 00 01 "SMPP3TEST" hex 00 "secret08" hex 00 "SUBMIT1" hex 00 34 01 01 00

example
	server hex 00 00 00 19 80 00 00 04 00 00 00 00 00 00 00 07 "12345678" hex 00

counterexample
	server hex 00 00 00 19 80 00 00 14 00 00 00 00 00 00 00 07 "12345678" hex 00
