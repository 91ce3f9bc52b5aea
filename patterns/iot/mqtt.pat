# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mqtt
title       MQTT
kind        protocol
groups      iot messaging
source      MQTT 3.1, OASIS MQTT 3.1.1 section 3, OASIS MQTT 5.0 section 3
transport   tcp
port        1883

# CONNECT
rule
	client ^\x10(?:[\x80-\xff]{0,3})[\x00-\x7f]\x00(?:\x04MQTT[\x04\x05\x84]|\x06MQIsdp[\x03\x83])

# Only the server's side: CONNACK, then SUBACK or PUBACK with their lengths.
rule
	server ^\x20\x02[\x00\x01]\x00(?:\x90[\x03-\x10]\x00|\x40\x02\x00|\xd0\x00)

rule
	server ^\x20\x02\x00[\x01-\x05]$
	check server len == 4
	client ^\x10

# Captures that start in the middle: PUBLISH with a topic, acknowledged.
rule
	client ^[\x32\x33\x3a\x3b][\x05-\x7f]\x00[\x01-\x7b][\x20-\x7e]
	check client u8[3] + 4 <= u8[1]
	check client u8[1] + 2 <= len
	server ^\x40\x02[\x00-\xff]{2}(?:$|\x40\x02)

# Captures that start in the middle: keep-alive of both sides.
rule
	client ^\xc0\x00\xc0\x00
	server ^\xd0\x00\xd0\x00

# The same without acknowledgement: length, topic of printable bytes that fits.
rule
	either ^\x30[\x06-\x7f]\x00[\x03-\x7a][0-9A-Za-z$_/][\x20-\x22\x24-\x2a\x2c-\x7e]{2}
	check either u8[3] + 2 <= u8[1]
	check either u8[1] + 2 == len

# A subscription and what is granted.
rule
	client ^\x82[\x06-\x7f][\x00-\xff]{2}\x00[\x01-\x7a][\x20-\x7e]
	check client u8[5] + 5 <= u8[1]
	check client u8[1] + 2 <= len
	server ^\x90[\x03-\x10][\x00-\xff]{2}[\x00-\x02\x80]

example
	client hex 10 10 00 04 "MQTT" hex 04 02 00 3c 00 04 "dev1"
	server hex 20 02 00 00

example
	client hex 10 12 00 06 "MQIsdp" hex 03 02 00 3c 00 04 "dev1"

example
	client hex 32 0a 00 03 "a/b" hex 00 01 "xyz"
	server hex 40 02 00 01

counterexample
	client hex 32 0a 00 03 "a/b" hex 00 01 "xyz"
	server hex 40 03 00 01 00

counterexample
	client hex 10 10 00 04 "MQTX" hex 04 02 00 3c 00 04 "dev1"

counterexample
	server hex 20 02 00 00

example
	server hex 30 16 00 0c "home/kitchen" "{\"t\":21}"

counterexample
	server hex 30 16 00 15 "home/kitchen" "{\"t\":21}"

counterexample
	server hex 30 16 02 01 01 04 06 "public" hex a0 09 02 01 01 02 01 00 02 01 00 30

example
	client hex 82 0a 00 02 00 05 "a/b/c" hex 01
	server hex 90 03 00 02 01

counterexample
	client hex 82 0a 00 02 00 06 "a/b/c" hex 01
	server hex 90 03 00 02 01
