# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ndmp
title       Network Data Management Protocol
kind        protocol
groups      file
source      NDMP version 4 protocol specification, NDMP_NOTIFY_CONNECTED
transport   tcp
port        10000

# Record mark, sequence, time, request, message 0x502, no reply, no error.
rule
	server ^\x80\x00\x00.\x00\x00\x00[\x00-\xff]{5}\x00\x00\x00\x00\x00\x00\x05\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00[\x00-\x02]

example
	server hex 80 00 00 24 00 00 00 01 5a 11 22 33 00 00 00 00 00 00 05 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 04 00 00 00 00

counterexample
	server hex 80 00 00 24 00 00 00 01 5a 11 22 33 00 00 00 00 00 00 06 02 00 00 00 00 00 00 00 00 00 00 00 00
