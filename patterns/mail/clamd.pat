# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        clamd
title       ClamAV daemon
kind        protocol
groups      mail
source      clamd(8)
transport   tcp
port        3310

rule
	client ^[nz](?:INSTREAM|PING|VERSION|VERSIONCOMMANDS|STATS|IDSESSION|RELOAD|(?:CONT|MULTI|ALLMATCH)?SCAN [\x20-\x7e]+)[\n\x00]

rule
	server ^(?:stream: (?:OK|[\x21-\x7e]+ FOUND)|ClamAV [0-9]+\.[0-9]+)

example
	client "zINSTREAM" hex 00 00 00 00 04 "data" hex 00 00 00 00
	server "stream: OK" hex 00

counterexample
	client "nSTREAM\n"
