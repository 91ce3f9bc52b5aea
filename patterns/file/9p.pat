# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        9p
title       Plan 9 file protocol
kind        protocol
groups      file
source      Plan 9 manual section 5, intro(5) and version(5); 9P2000.L
transport   tcp
port        564

# Version message: size, type, no tag, message size, "9P2000".
rule
	either ^.\x00\x00\x00[\x64\x65]\xff\xff.{4}[\x06-\x0e]\x009P20

example
	client hex 13 00 00 00 64 ff ff 00 20 00 00 06 00 "9P2000"

counterexample
	client hex 13 00 00 00 66 ff ff 00 20 00 00 06 00 "9P2000"
