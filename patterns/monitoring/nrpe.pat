# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nrpe
title       Nagios remote plugin executor
kind        protocol
groups      monitoring
source      NRPE protocol documentation, packet versions 2 to 4
transport   tcp
port        5666

# Version 2: fixed size of 1036 bytes with text in the buffer.
rule
	either ^\x00\x02\x00[\x01\x02].{4}[\x00-\xff]{2}[\x20-\x7e]{3}
	check either len == 1036

# Later versions: alignment and the buffer's length.
rule
	either ^\x00[\x03\x04]\x00[\x01\x02].{4}[\x00-\xff]{2}\x00\x00\x00\x00..[\x20-\x7e]
	check either u32be[12] <= len

example
	client hex 00 02 00 01 12 34 56 78 00 00 "check_load" hex 00 pad 1015 00

counterexample
	client hex 00 02 00 01 12 34 56 78 00 00 "check_load" hex 00 pad 1014 00
