# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        kismet
title       Kismet server
kind        protocol
groups      monitoring
source      Kismet documentation, server protocol of the classic releases; external interface and remote capture
transport   tcp
port        2501 3501

rule
	server ^\*(?:KISMET|SERVER|CAPABILITY|PROTOCOLS): [^\r\n]+\r?\n

rule
	client ^![0-9]{1,10} (?:ENABLE|REMOVE|CAPABILITY|PING|PAUSE|RESUME|CHANLOCK|CHANHOP) ?[^\r\n]*\r?\n

# Remote capture since 2018: signature, sum, length; then the forms with a mark
# and a version where the sum was.
rule
	either ^\xde\xca\xfb\xad(?:[\x00-\xff]{4}\x00[\x00-\x0f]|\xab\xcd\x00\x02|\xa9\xa9\x00\x03)

example
	client hex de ca fb ad 1f 2e 3d 4c 00 00 00 20 0a 04 "PING"

example
	client hex de ca fb ad a9 a9 00 03 00 00 00 20 00 00 00 00 "PING"

counterexample
	client hex de ca fb ad 1f 2e 3d 4c 10 00 00 20 0a 04 "PING"

example
	server "*KISMET: 0.0.0 1234567890 " hex 01 "Kismet" hex 01 " 20230101 0 2023-01\n"

counterexample
	server "*KISS: 1\n"
