# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        giop
title       CORBA GIOP, IIOP and MIOP
kind        protocol
groups      messaging
source      OMG CORBA 3.3 part 2 chapter 9.4 (GIOP message header), MIOP 1.0
transport   tcp udp

rule
	either ^GIOP\x01[\x00-\x03][\x00-\x0f][\x00-\x07]

rule
	transport udp
	either ^MIOP\x10[\x00-\x03]

# Compressed messages of CORBA 3.3.
rule
	transport tcp
	either ^ZIOP\x01[\x02\x03][\x00-\x03][\x00-\x07]

example tcp
	client "GIOP" hex 01 02 01 00 10 00 00 00 pad 16 00

example udp
	client "MIOP" hex 10 03 00 10 pad 24 00

counterexample tcp
	client "GIOP/1.2"

counterexample udp
	client "MIOP" hex 20 03 00 10 pad 24 00

example tcp
	client "ZIOP" hex 01 02 01 00 00 00 00 14 00 00 00 40 pad 16 78

counterexample tcp
	client "ZIOP" hex 02 02 01 00 00 00 00 14 00 00 00 40 pad 16 78
