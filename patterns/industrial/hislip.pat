# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hislip
title       HiSLIP instrument control
kind        protocol
groups      industrial
source      IVI-6.1 High-Speed LAN Instrument Protocol, section 2.5 (message header) and 6.1
transport   tcp
port        4880

# Prologue, message type, control code, parameter, length of 64 bits.
rule
	either ^HS[\x00-\x26\x80-\xff][\x00-\xff].{4}\x00\x00\x00[\x00-\x01]

example
	client hex 48 53 00 00 01 00 78 79 00 00 00 00 00 00 00 07 "hislip0"

counterexample
	client "HS and more text here"

counterexample
	client hex 48 54 00 00 01 00 78 79 00 00 00 00 00 00 00 07 "hislip0"
