# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sdp-announce
title       Session Announcement Protocol
kind        protocol
groups      streaming
source      RFC 2974 section 3, RFC 8866
transport   udp
port        9875

# Version 1, no encryption, origin, then a session description.
rule
	either ^[\x20-\x25\x30-\x35]\x00..[\x00-\xff]{4}(?:[\x00-\xff]{12})?(?:application/sdp\x00)?v=0\r?\no=

example
	client hex 20 00 12 34 c0 00 02 01 "application/sdp" hex 00 "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=Stream\r\n"

counterexample
	client "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n"
