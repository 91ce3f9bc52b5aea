# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rip
title       Routing Information Protocol
kind        protocol
groups      network routing
source      RFC 2453 section 4, RFC 1058 section 3.1, RFC 2080 section 2.1, RFC 4822
transport   udp
port        520 521
order       45

# Version 1 or 2: command, zero, entries of 20 bytes: IPv4 with a metric of
# 1..16, or the request for all.
rule
	either ^[\x01\x02][\x01\x02]\x00\x00\x00\x02[\x00-\xff]{14}\x00\x00\x00[\x01-\x10](?:\x00\x02[\x00-\xff]{14}\x00\x00\x00[\x01-\x10])*$

rule
	either ^\x01[\x01\x02]\x00\x00\x00\x00\x00\x00\x00{12}\x00\x00\x00\x10$

# Version 2 behind an authentication entry.
rule
	either ^[\x01\x02]\x02\x00\x00\xff\xff\x00[\x01-\x03][\x00-\xff]{16}(?:\x00\x02|$)

# RIPng: prefixes, tag, prefix length, metric; next hops have metric 255.
rule
	either ^[\x01\x02]\x01\x00\x00(?:(?:[\x20-\x3f\xfc\xfd][\x00-\xff]{15}|\x00{16}).{2}[\x00-\x80][\x01-\x10]|\xfe[\x80-\xbf][\x00-\xff]{14}\x00\x00\x00\xff)+$

example
	client hex 02 02 00 00 00 02 00 00 0a 00 00 00 ff 00 00 00 00 00 00 00 00 00 00 01

example
	client hex 02 01 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 00 00 00 40 01

counterexample
	client hex 02 02 00 00 00 02 00 00 0a 00 00 00 ff 00 00 00 00 00 00 00 00 00 00 11

counterexample
	client hex 02 01 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 00 00 00 81 01
