# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mmsp
title       Microsoft Media Server streaming
kind        protocol
groups      streaming
source      MS-MMSP section 2.2.3 (TCP message header)
transport   tcp
port        1755

rule
	either ^\x01\x00\x00\x00\xce\xfa\x0b\xb0....MMS\x20

example
	client hex 01 00 00 00 ce fa 0b b0 a0 00 00 00 "MMS " hex 14 00 00 00

counterexample
	client hex 01 00 00 00 ce fa 0b b1 a0 00 00 00 "MMS "
