# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zep
title       ZigBee Encapsulation Protocol
kind        protocol
groups      iot
source      Exegin ZEP packet format version 2
transport   udp
port        17754

rule
	either ^EX\x02(?:\x01[\x0b-\x1a]|\x02.{4}$)

rule
	either ^EX\x01[\x0b-\x1a].{2}[\x00\x01]

example
	client "EX" hex 02 01 0b 00 01 01 ff 00 00 00 00 00 00 00 00 pad 20 5c

counterexample
	client "EX" hex 03 01 0b 00 01
