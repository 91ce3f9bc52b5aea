# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iperf
title       iperf throughput tests
kind        protocol
groups      network
source      iperf 2 manual and packet headers, iperf 3 control protocol (cookie)
transport   tcp udp
port        5001 5201

# Version 2 fills its packets with running digits behind a header.
rule
	transport udp
	client ^\x00
	client 012345678901234567890123456789

rule
	transport tcp
	client ^(?:.{24}|.{28}|.{36}|.{44}|.{56}|.{60})[0-9]{12}+
	client 012345678901234567890123456789

# Version 3: a cookie of 36 letters, then a state of the server.
rule
	transport tcp
	client ^[a-z2-7]{36}\x00
	server ^[\x01\x02\x04\x09\x0a\x0d-\x10](?:$|[\x01-\x10]|\x00\x00)
# Its streams of data: the same cookie, then what fills them.
rule
	transport tcp
	client ^[a-z2-7]{36}\x00[\x00-\xff]{16}

# Over UDP a number each way opens the stream.
rule
	transport udp
	client ^(?:9876|6789|\xb1\x68\xde\x3a|\x3a\xde\x68\xb1)$
	server ^(?:9876|6789|\x15\xcd\x5b\x07|\x07\x5b\xcd\x15)$

example tcp
	client "abcdefghijklmnopqrstuvwxyz234567abcd" hex 00 pad 100 00

example udp
	client "9876"
	server "6789"

example tcp
	client "abcdefghijklmnopqrstuvwxyz234567abcd" hex 00
	server hex 09

example udp
	client hex 00 00 00 01 65 11 22 33 00 01 02 03 00 00 00 00 00 00 00 01 00 00 13 89 00 00 00 00 "01234567890123456789012345678901234567890123456789"

counterexample tcp
	client "abcdefghijklmnopqrstuvwxyz234567abcd" hex 00
