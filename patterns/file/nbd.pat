# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nbd
title       Network Block Device
kind        protocol
groups      file
source      NBD protocol documentation (doc/proto.md), handshake
transport   tcp
port        10809

rule
	server ^NBDMAGIC(?:IHAVEOPT|\x00\x00\x42\x02\x81\x86\x12\x53)

rule
	client ^\x00\x00\x00[\x00-\x03]IHAVEOPT

example
	server "NBDMAGICIHAVEOPT" hex 00 03
	client hex 00 00 00 03 "IHAVEOPT" hex 00 00 00 07 00 00 00 00

counterexample
	server "NBDMAGIC and more"
