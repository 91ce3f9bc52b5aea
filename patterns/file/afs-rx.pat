# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        afs-rx
title       AFS over Rx
kind        protocol
groups      file
source      AFS-3 Programmer's Reference: Specification for the Rx Remote Procedure Call Facility (Zayas, 1991)
transport   udp
port        7000 7001 7002 7003 7004 7005 7007
order       60

# Rx header: epoch, connection, call, sequence, serial, type, flags, status,
# security index, checksum, service: file and callback, volume, location,
# protection, backup, authentication.
rule
	either ^[\x20-\xff].{7}\x00\x00..\x00[\x00-\x0f]..\x00[\x00-\x0f]..[\x01-\x0d][\x00-\x3f]\x00[\x00-\x05]..(?:\x00[\x01\x04\x32\x34\x49]|\x02[\xdb-\xdd]|\x57\x2a)
	check either len >= 28

# The question for the version, which belongs to no connection.
rule
	client ^[\x00-\xff]{4}\x00{4}[\x00-\xff]{4}\x00{8}\x0d[\x00-\x3f]\x00\x00\x00\x00\x00\x00
	check client len >= 28

example
	client hex 9b 2c 3a 11 52 c1 00 04 00 00 00 01 00 00 00 01 00 00 00 01 01 05 00 00 00 00 00 34 00 00 01 f8

counterexample
	client hex 9b 2c 3a 11 52 c1 00 04 00 00 00 01 00 00 00 01 00 00 00 01 21 05 00 00 00 00 00 34 00 00 01 f8

example
	client hex 00 00 03 e7 00 00 00 00 00 00 00 65 00 00 00 00 00 00 00 00 0d 05 00 00 00 00 00 00

counterexample
	client pad 40 00
