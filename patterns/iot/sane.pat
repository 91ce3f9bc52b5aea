# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sane
title       SANE network scanning
kind        protocol
groups      iot
source      SANE standard 1.06 section 5.2 (network protocol)
transport   tcp
port        6566

# Init: operation 0, version 1.0.3, user name with its length.
rule
	client ^\x00\x00\x00\x00\x01\x00\x00[\x02\x03]\x00\x00\x00[\x01-\x40][\x21-\x7e]

example
	client hex 00 00 00 00 01 00 00 03 00 00 00 05 "user" hex 00

counterexample
	client hex 00 00 00 00 01 00 00 09 00 00 00 05 "user" hex 00
