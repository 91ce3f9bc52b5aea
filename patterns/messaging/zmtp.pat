# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zmtp
title       ZeroMQ ZMTP
kind        protocol
groups      messaging
source      23/ZMTP 3.0, 37/ZMTP 3.1, 15/ZMTP 2.0 (greeting)
transport   tcp

# Signature of ten bytes, then the version.
rule
	either ^\xff\x00\x00\x00\x00\x00\x00\x00[\x00-\xff]\x7f(?:$|[\x00-\x03])

example
	client hex ff 00 00 00 00 00 00 00 00 7f 03 00 "NULL" pad 48 00

counterexample
	client hex ff 00 00 00 00 00 00 00 00 7e 03 00
