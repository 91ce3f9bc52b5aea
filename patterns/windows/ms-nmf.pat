# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ms-nmf
title       .NET message framing
kind        protocol
groups      windows
source      MC-NMF section 2.2.3
transport   tcp
port        808

# Version 1.0, mode, then the address that the connection is made via.
rule
	client ^\x00\x01\x00\x01[\x01-\x04]\x02[\x05-\xff]\x01?(?:net\.tcp|net\.pipe|sb|net\.msmq|soap\.[a-z]+)://

example
	client hex 00 01 00 01 02 02 15 "net.tcp://host:808/ep" hex 03 08 0c

counterexample
	client hex 00 01 00 01 02 03 15 "net.tcp://host:808/ep"
