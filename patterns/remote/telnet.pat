# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        telnet
title       Telnet
kind        protocol
groups      remote
source      RFC 854, RFC 855, RFC 856 to 861, RFC 1073, RFC 1091, RFC 1572 (option codes)
transport   tcp
port        23 2323

# Two negotiations of known options in a row.
rule
	either ^\xff[\xfb-\xfe][\x00-\x31\x8a-\x8c\xff]\xff(?:[\xfb-\xfe][\x00-\x31\x8a-\x8c\xff]|\xfa[\x00-\x31])

# One on each side.
rule
	both ^\xff[\xfb-\xfe][\x00-\x31]

# Text first, then a negotiation of echo and suppress go ahead.
rule
	either ^[\x07-\x0d\x1b\x20-\x7e]{0,512}+\xff[\xfb-\xfe][\x01\x03\x18\x1f]\xff[\xfb-\xfe][\x01\x03\x18\x1f]

# Plain dialogue: prompt for a name, the name with a line end of NVT, prompt
# for a password.
rule
	server ^(?:[\x07-\x0d\x1b\x20-\x39\x3b-\x7e]{1,512}+:(?<!ogin:|name:|user:|User:)){0,8}+[\x07-\x0d\x1b\x20-\x39\x3b-\x7e]{1,512}+:(?<=ogin:|name:|user:|User:)[\x07-\x0d\x1b\x20-\x39\x3b-\x7e]{0,128}+:(?<=assword:)
	client ^[\x20-\x7e]{1,64}(?:\r[\n\x00]|\n)

example
	client hex ff fd 03 ff fb 18 ff fb 1f ff fb 20
	server hex ff fd 18

example
	server "\r\nrouter login: "
	client "admin\r\n"
	server "Password: "

counterexample
	client hex ff fe 3c 00 3f 00

counterexample
	server "220 ftp.example.com\r\n"
	client "USER admin\r\n"
