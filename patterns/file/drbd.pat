# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        drbd
title       DRBD replication
kind        protocol
groups      file
source      DRBD 8.4 and 9 network protocol (packet headers)
transport   tcp
port        7788

# Header of protocol 80 with command and length, and of protocol 100.
rule
	either ^\x83\x74\x02\x67\x00[\x00-\x7f]

rule
	either ^\x83\x74\x02\x67\xff[\xf1-\xf8\xfd\xfe]

rule
	either ^\x86\x20\xec\x20

example
	client hex 83 74 02 67 00 1b 00 08 00 00 00 56 00 00 00 65

example
	client hex 86 20 ec 20 00 00 00 2d 00 00 00 00 00 00 00 00

counterexample
	client hex 83 74 02 68 00 1b 00 08
