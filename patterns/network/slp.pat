# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        slp
title       Service Location Protocol
kind        protocol
groups      network
source      RFC 2608 section 8, RFC 2165 section 4, RFC 3059
transport   udp tcp
port        427

# Version 2: function, length, flags, extension offset, id, language tag.
rule
	either ^\x02[\x01-\x0d].{3}[\x00\x20\x40\x60\x80\xa0\xc0\xe0]\x00.{3}.{2}\x00[\x02-\x0c][A-Za-z]{2}
	check either u24be[2] == len

# Version 1: function, length, flags, dialect 0, language of two letters.
rule
	either ^\x01[\x01-\x0a].{2}[\x00-\xf8]\x00[a-z]{2}\x00[\x00-\xff].{2}
	check either u16be[2] == len

example udp
	client hex 02 09 00 00 1d 00 00 00 00 00 9d f6 00 02 "en" hex 00 00 ff ff 00 07 "DEFAULT"

counterexample udp
	client hex 02 09 00 00 1e 00 00 00 00 00 9d f6 00 02 "en" hex 00 00 ff ff 00 07 "DEFAULT"
