# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tftp
title       Trivial File Transfer Protocol
kind        protocol
groups      file
source      RFC 1350, RFC 2347, RFC 2348, RFC 2349, RFC 7440
transport   udp
port        69

# Request: file name, mode, options.
rule
	client ^\x00[\x01\x02][\x20-\x7e\x80-\xff]{1,500}\x00(?i:netascii|octet|mail)\x00(?:[\x20-\x7e]{1,64}\x00[\x20-\x7e]{0,64}\x00)*$

# The transfer has a pair of ports of its own. Its first datagram is block 1,
# the acknowledgement of block 0, or of the options.
rule
	either ^\x00\x06(?:(?i:blksize|tsize|timeout|windowsize|rollover|multicast|blksize2|utimeout|saveas)\x00[0-9]{0,20}\x00)+$

rule
	client ^\x00\x03\x00\x01
	check client len >= 12
	server ^\x00\x04\x00\x01
	check server len == 4

rule
	client ^\x00\x04\x00\x00
	check client len == 4
	server ^\x00\x03\x00\x01

# Captures that start in the middle: blocks of the same usual length, and
# acknowledgements.
rule
	client ^\x00\x03[\x00-\x40]
	check client len == 516
	server ^\x00\x04[\x00-\x40]
	check server len == 4

rule
	client ^\x00\x04[\x00-\x40]
	check client len == 4
	server ^\x00\x03[\x00-\x40]
	check server len == 516

# Only one side: blocks of 512 in a row, the codes of errors with a text.
rule
	either ^\x00\x03\x00[\x01-\xff]
	check either len == 516
	repeat 3

rule
	either ^\x00\x05\x00[\x00-\x08][\x20-\x7e]{4,200}\x00$

example
	client hex 00 01 "boot/pxelinux.0" hex 00 "octet" hex 00 "tsize" hex 00 "0" hex 00

example
	client hex 00 03 00 01 pad 512 61
	server hex 00 04 00 01

example
	client hex 00 05 00 01 "File not found" hex 00

counterexample
	client hex 00 01 "boot/pxelinux.0" hex 00 "binary" hex 00

counterexample
	client hex 00 04 00 01
	server hex 00 04 00 01
