# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ge-srtp
title       GE Service Request Transport Protocol
kind        protocol
groups      industrial
source      Denton and others, Leveraging the SRTP protocol for over-the-network memory acquisition of a GE Fanuc Series 90-30 (2017)
transport   tcp
port        18245

# Initialization: 56 zeros, answered by 56 bytes that begin with 1.
rule
	client ^\x00{56}
	server ^\x01\x00[\x00-\xff]{2}\x00{4}
	check server len >= 56

example
	client pad 56 00
	server hex 01 00 00 00 00 00 00 00 00 0f pad 46 00

counterexample
	client pad 56 00
