# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        omron-fins
title       Omron FINS
kind        protocol
groups      industrial
source      Omron W227 FINS Commands Reference Manual, W342 section 5
transport   udp tcp
port        9600
order       60

# Header: ICF, reserved, gateways, addresses with known units, then a command
# of the reference.
rule
	transport udp
	either ^[\x80\x81\xc0\xc1]\x00[\x00-\x07][\x00-\x7f][\x00-\xff][\x00\x10-\x1f\xe1\xfe][\x00-\x7f][\x00-\xff][\x00\x10-\x1f\xe1\xfe][\x00-\xff](?:\x01[\x01-\x05]|\x02[\x01-\x09\x20\x21]|\x03[\x04\x06\x07]|\x04[\x01-\x03]|\x05[\x01\x02]|\x06[\x01\x20]|\x07[\x01\x02]|\x08\x01|\x09\x20|\x0c[\x01-\x03]|\x21[\x01-\x03]|\x22[\x01-\x20]|\x23[\x01\x02\x0a]|\x26[\x01-\x03])
	check either len >= 12

# TCP: magic, length, command, error.
rule
	transport tcp
	either ^FINS\x00\x00..\x00\x00\x00[\x00-\x06]\x00\x00\x00[\x00-\x25]

example udp
	client hex 80 00 02 00 01 00 00 02 00 07 01 01 82 00 64 00 00 01

example tcp
	client "FINS" hex 00 00 00 0c 00 00 00 00 00 00 00 00 00 00 00 00

counterexample udp
	client hex 80 00 02 00 01 00 00 02 00 07 51 01 82 00 64 00 00 01

counterexample tcp
	client "FINS and gills"
