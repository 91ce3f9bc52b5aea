# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        diameter
title       Diameter
kind        protocol
groups      telecom auth
source      RFC 6733 sections 3 and 4.1
transport   tcp
port        3868

# Version, length, flags, command, application, then a first AVP of the base
# protocol with its own flags and length.
rule
	either ^\x01\x00..[\x00\x10\x20\x30\x40\x50\x60\x70\x80\x90\xa0\xb0\xc0\xd0\xe0\xf0](?:\x00[\x01-\x02]|\x80\x00).{13}\x00\x00[\x00-\x05].[\x00\x20\x40\x60\x80\xa0\xc0\xe0]\x00
	check either u24be[1] % 4 == 0
	check either u24be[25] + 20 <= u24be[1]
	check either u24be[25] >= 8

example
	client hex 01 00 00 40 80 00 01 18 00 00 00 00 11 22 33 44 55 66 77 88 00 00 01 08 40 00 00 14 "host.example" hex 00 00 01 28 40 00 00 13 "example.com" hex 00

counterexample
	client hex 01 00 00 41 80 00 01 18 00 00 00 00 11 22 33 44 55 66 77 88 00 00 01 08 40 00 00 14 "host.example"

counterexample
	client hex 02 00 00 40 80 00 01 18 00 00 00 00 11 22 33 44 55 66 77 88 00 00 01 08 40 00 00 14 "host.example"
