# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        skinny
title       Cisco Skinny client control
kind        protocol
groups      voip
source      Cisco SCCP message reference (StationMessage ids and layout), Cisco Unified Communications Manager documentation
transport   tcp
port        2000

# Length, header version, id; registration begins with the device's name.
rule
	either ^[\x14-\xff]\x00\x00\x00[\x00-\x16]\x00\x00\x00\x01\x00\x00\x00[A-Z]{2}[A-Za-z0-9_-]{2,13}\x00
	check either u32le[0] + 8 <= len

# Both sides: ids of stations on the one, of the call manager on the other.
rule
	client ^[\x04-\xff][\x00-\x03]\x00\x00[\x00-\x16]\x00\x00\x00[\x00-\x4f]\x00\x00\x00
	check client u32le[0] + 8 <= len
	server ^[\x04-\xff][\x00-\x07]\x00\x00[\x00-\x16]\x00\x00\x00(?:[\x81-\xff]\x00|[\x00-\x5f]\x01)\x00\x00
	check server u32le[0] + 8 <= len

# Only one side: two messages in a row with the same header version.
rule
	either ^[\x04-\xff][\x00-\x07]\x00\x00[\x00-\x16]\x00\x00\x00[\x00-\xff][\x00\x01]\x00\x00
	check either u32le[0] + 20 <= len
	check either u32le[u32le[0] + 12] == u32le[4]
	check either u32le[u32le[0] + 8] >= 4
	check either u32le[u32le[0] + 8] < 2048
	check either u32le[u32le[0] + 16] < 512

example
	client hex 10 00 00 00 14 00 00 00 26 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00
	server hex 08 00 00 00 14 00 00 00 88 00 00 00 01 00 00 00

example
	client hex 24 00 00 00 00 00 00 00 01 00 00 00 "SEP001122334455" hex 00 00 00 00 00 01 00 00 00 c0 a8 01 0a 07 00 00 00

counterexample
	client hex 10 00 00 00 14 00 00 00 26 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00
