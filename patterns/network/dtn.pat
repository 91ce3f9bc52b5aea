# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dtn
title       Delay tolerant networking, TCPCL and bundles
kind        protocol
groups      network
source      RFC 7242 section 4.1, RFC 9174 section 4.1, RFC 9171 section 4.1
transport   tcp udp
port        4556

# Contact header of the convergence layer.
rule
	transport tcp
	either ^dtn![\x03\x04][\x00-\x1f]

# A bundle of version 7 in a datagram: indefinite array, primary block.
rule
	transport udp
	either ^\x9f[\x88-\x8b]\x07[\x00-\x1b]
	check either u8[len - 1] == 0xff

example tcp
	client "dtn!" hex 03 01 00 0f 07 "ipn:1.0"

example udp
	client hex 9f 88 07 00 00 82 01 "x" hex 82 01 "y" hex 82 01 "z" hex 82 00 00 00 ff

counterexample tcp
	client "dtn! is a mark"
