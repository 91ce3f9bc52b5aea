# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        adb
title       Android Debug Bridge
kind        protocol
groups      remote
source      Android Debug Bridge protocol.txt
transport   tcp
port        5555

# Header of 24 bytes: command, two arguments, length, checksum, and the command
# with all bits inverted.
rule
	either ^(?:CNXN[\x00-\xff]{16}\xbc\xb1\xa7\xb1|AUTH[\x00-\xff]{16}\xbe\xaa\xab\xb7|STLS[\x00-\xff]{16}\xac\xab\xb3\xac|OPEN[\x00-\xff]{16}\xb0\xaf\xba\xb1|OKAY[\x00-\xff]{16}\xb0\xb4\xbe\xa6|WRTE[\x00-\xff]{16}\xa8\xad\xab\xba|CLSE[\x00-\xff]{16}\xbc\xb3\xac\xba)

example
	client "CNXN" hex 00 00 00 01 00 10 00 00 07 00 00 00 32 02 00 00 bc b1 a7 b1 "host::" hex 00
	server "AUTH" hex 01 00 00 00 00 00 00 00 14 00 00 00 b1 09 00 00 be aa ab b7 pad 20 5a

counterexample
	client "CNXN" hex 00 00 00 01 00 10 00 00 07 00 00 00 32 02 00 00 43 4e 58 4e "host::" hex 00
