# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        viber
title       Viber messages and calls
kind        protocol
groups      chat voip
source      Viber support, ports of the application; framing as seen on ports 4244, 5242, 5243, 7985 and 9785
transport   tcp udp
port        4244 5242 5243 7985 9785
order       70

# Messages: the length of all in front, then one of two kinds of header.
rule
	transport tcp
	either ^[\x0b-\xff].[\x00-\xff]{4}\xfc\xff[\x00-\xff]\x80
	check either u16le[0] <= len
	check either u16le[0] >= 11

rule
	transport tcp
	either ^[\x0b-\xff].[\x00-\xff]{2}\x03\x80[\x00-\xff]{4}\x0a
	check either u16le[0] <= len
	check either u16le[0] >= 11

# Calls: a number, then the type of the datagram. Probes of 12 bytes, answers
# of 20, reports of 34, and the start of a call.
rule
	transport udp
	either ^[\x00-\xff]{2}\x01\x00\x05\x00[\x00-\xff]

rule
	transport udp
	client ^[\x00-\xff]{2}\x03\x00[\x00-\xff]{8}$
	check client len == 12
	server ^[\x00-\xff]{2}[\x01\x03\x09\x19\x1b]\x00[\x00-\xff]{8}

rule
	transport udp
	either ^[\x00-\xff]{2}\x03\x00[\x00-\xff]{8}$
	check either len == 12
	repeat 2

rule
	transport udp
	either ^[\x00-\xff]{2}\x09\x00[\x00-\xff]{16}$
	check either len == 20
	repeat 2

rule
	transport udp
	either ^[\x00-\xff]{2}[\x19\x1b]\x00[\x00-\xff]{30}$
	check either len == 34
	repeat 2

example tcp
	client hex 1a 00 01 00 00 00 fc ff 01 80 11 22 33 44 55 66 77 88 99 aa bb cc dd ee f0 01

example tcp
	client hex 10 00 02 00 03 80 00 00 00 00 0a 01 02 03 04 05

example udp
	client hex 00 01 03 00 11 22 33 44 00 00 00 01
	server hex 00 01 09 00 11 22 33 44 00 00 00 01 00 00 00 00 00 00 00 00

example udp
	client hex 07 00 01 00 05 00 aa bb cc dd

counterexample tcp
	client hex 1a 00 01 00 00 00 fc ff 01 81 11 22 33 44 55 66 77 88 99 aa bb cc dd ee f0 01

counterexample udp
	client hex 00 01 03 00 11 22 33 44 00 00 00 01

counterexample udp
	client hex 00 01 03 01 11 22 33 44 00 00 00 01
	server hex 00 01 09 01 11 22 33 44 00 00 00 01 00 00 00 00 00 00 00 00
