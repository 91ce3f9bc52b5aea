# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        afp
title       Apple Filing Protocol over DSI
kind        protocol
groups      file
source      Apple Filing Protocol Programming Guide, Data Stream Interface
transport   tcp
port        548

# GetStatus or OpenSession and its answer: 16 byte headers that fit.
rule
	client ^\x00[\x03\x04]..\x00\x00\x00\x00\x00\x00\x00[\x00-\x20]\x00\x00\x00\x00
	check client u32be[8] + 16 <= len
	server ^\x01[\x03\x04]..\x00\x00\x00\x00\x00\x00..\x00\x00\x00\x00

# GetStatus alone that names its command, FPGetSrvrInfo.
rule
	client ^\x00\x03..\x00{7}\x02\x00{4}\x0f\x00
	check client len == 18

# OpenSession with the attention quantum or the replay cache size.
rule
	either ^[\x00\x01]\x04..\x00\x00\x00\x00\x00\x00\x00[\x06\x0c]\x00\x00\x00\x00[\x00-\x02]\x04\x00

# Status of the server: it names the versions that it speaks.
rule
	server ^\x01\x03..\x00\x00\x00\x00\x00\x00..\x00\x00\x00\x00
	server FP[VX23][0-9.e]

# Any command and its answer, where the capture starts in the middle.
rule
	client ^\x00[\x02\x05-\x08]..\x00\x00[\x00-\xff]{2}\x00\x00[\x00-\xff]{2}\x00\x00\x00\x00
	check client u32be[8] + 16 <= len
	server ^\x01[\x02\x05-\x08]..(?:\x00\x00|\xff\xff)[\x00-\xff]{2}\x00\x00[\x00-\xff]{2}\x00\x00\x00\x00
	check server u32be[8] + 16 <= len

example
	client hex 00 02 00 07 00 00 00 00 00 00 00 04 00 00 00 00 0e 00 00 01
	server hex 01 02 00 07 ff ff ec 7a 00 00 00 00 00 00 00 00

example
	client hex 00 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00
	server hex 01 03 00 01 00 00 00 00 00 00 00 20 00 00 00 00 pad 16 01 hex 01 06 "AFP3.3" pad 8 00

example
	client hex 00 04 00 01 00 00 00 00 00 00 00 06 00 00 00 00 01 04 00 00 04 00

example
	client hex 00 03 00 01 00 00 00 00 00 00 00 02 00 00 00 00 0f 00

counterexample
	client hex 00 03 00 01 00 00 00 00 00 00 00 02 00 00 00 00 10 00

counterexample
	client hex 00 07 00 01 00 00 00 00 00 00 00 06 00 00 00 00 01 04 00 00 04 00

counterexample
	client hex 00 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00
