# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mqtt-sn
title       MQTT for sensor networks
kind        protocol
groups      messaging iot
source      MQTT-SN version 1.2 section 5
transport   udp
port        1884

# Connect: length of all, type, flags, protocol 1, duration, client id.
rule
	either ^[\x09-\x40]\x04[\x00\x04\x08\x0c]\x01..[\x21-\x7e]{3,23}$
	check either u8[0] == len

# Search for a gateway, and advertisements of one.
rule
	client ^\x03\x01.$
	server ^[\x03-\x10]\x02

example
	client hex 0c 04 04 01 00 3c "sensor"

counterexample
	client hex 0d 04 04 01 00 3c "sensor"
