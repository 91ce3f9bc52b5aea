# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ads
title       Beckhoff ADS/AMS
kind        protocol
groups      industrial
source      Beckhoff Information System, TwinCAT ADS/AMS specification (AMS/TCP packet, AMS header)
transport   tcp udp
port        48898 48899

# AMS/TCP header, then AMS header: both lengths agree, command 0..9.
rule
	transport tcp
	either ^\x00\x00.{4}.{16}[\x00-\x09]\x00[\x04-\x07]\x00
	check either u32le[26] + 32 == u32le[2]

# Discovery over UDP: cookie and invoke id.
rule
	transport udp
	either ^\x03\x66\x14\x71.{4}[\x00-\x0f]\x00\x00[\x00\x80]

example tcp
	client hex 00 00 2c 00 00 00 05 0a 00 00 01 01 21 03 05 0a 00 01 01 01 01 80 02 00 04 00 0c 00 00 00 00 00 00 00 01 00 00 00 20 40 00 00 00 00 00 00 04 00 00 00

example udp
	client hex 03 66 14 71 00 00 00 00 01 00 00 00 05 0a 00 01 01 01 10 27 00 00 00 00

counterexample tcp
	client hex 00 00 2c 00 00 00 05 0a 00 00 01 01 21 03 05 0a 00 01 01 01 01 80 02 00 04 00 0d 00 00 00 00 00 00 00 01 00 00 00

counterexample udp
	client hex 03 66 14 72 00 00 00 00 01 00 00 00
