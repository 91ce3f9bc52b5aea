# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        amqp
title       Advanced Message Queuing Protocol
kind        protocol
groups      messaging
source      AMQP 0-9-1 specification section 2.3, OASIS AMQP 1.0 part 2 section 2.2 and 2.3
transport   tcp
port        5672 5671

# Protocol header: name, then id and version.
rule
	either ^AMQP[\x00-\x03][\x00\x01][\x00-\x0a][\x00-\x0a]

# Connection.Start of 0-9-1, and other methods with the end mark of a frame.
rule
	server ^\x01\x00\x00\x00[\x00-\x07]..\x00\x0a\x00\x0a\x00[\x08\x09]

rule
	either ^\x01..\x00[\x00-\x01]..\x00[\x0a\x14\x28\x32\x3c\x55\x5a]\x00[\x0a-\x78]
	check either u8[u32be[3] + 7] == 0xce

# A frame of 1.0 that carries a performative.
rule
	either ^\x00[\x00-\x01]..\x02[\x00\x01]..\x00(?:\x53|\x80\x00{7})[\x10-\x18\x40-\x44][\x45\xc0\xd0]
	check either u32be[0] <= len

# A heartbeat, and the header of a message.
rule
	either ^\x08\x00\x00\x00\x00\x00\x00\xce(?:$|[\x01\x08])

rule
	either ^\x02\x00[\x00-\xff]\x00\x00[\x00-\x0f][\x0e-\xff]\x00\x3c\x00\x00\x00\x00\x00\x00
	check either u8[u32be[3] + 7] == 0xce

rule
	either ^\x03\x00[\x00-\xff]\x00[\x00\x01]
	check either u32be[3] >= 2
	check either u8[u32be[3] + 7] == 0xce
	check either u32be[3] + 8 == len

example
	client hex 08 00 00 00 00 00 00 ce

example
	server hex 02 00 01 00 00 00 0f 00 3c 00 00 00 00 00 00 00 00 00 05 10 00 02 ce

example
	client "AMQP" hex 00 00 09 01

example
	client hex 01 00 01 00 00 00 05 00 14 00 0a 00 ce

counterexample
	client "AMQP/0.9"

counterexample
	client hex 01 00 01 00 00 00 05 00 14 00 0a 00 00

example
	server hex 03 00 01 00 00 00 05 "hello" hex ce

counterexample
	server hex 03 00 01 00 00 00 06 "hello" hex ce
