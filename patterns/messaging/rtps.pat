# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtps
title       Real-Time Publish-Subscribe (DDS)
kind        protocol
groups      messaging industrial
source      OMG DDSI-RTPS 2.5 section 8.3.3 and 9.4
transport   udp tcp
port        7400 7410 7411

# Protocol, version 1.x or 2.x, vendor, prefix; or a ping of one vendor.
rule
	either ^RTP[SX][\x01\x02][\x00-\x0f][\x00-\x7f][\x00-\xff]
	check either len >= 16

example udp
	client "RTPS" hex 02 01 01 01 c0 a8 7a 01 00 00 3a 4c 00 00 00 01 09 01 08 00 8f 0b 4a 59 47 0a f3 a6

counterexample udp
	client "RTPS" hex 05 01 01 01 c0 a8 7a 01 00 00 3a 4c 00 00 00 01
