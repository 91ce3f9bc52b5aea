# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        broadlink
title       Broadlink devices
kind        protocol
groups      iot
source      Broadlink RM network protocol description (python-broadlink project)
transport   udp
port        80

rule
	either ^\x5a\xa5\xaa\x55\x5a\xa5\xaa\x55

# Discovery: zeros, time zone, time, then the command at its place.
rule
	client ^\x00{8}[\x00-\xff]{24}[\x00-\xff]{6}\x06\x00\x00\x00
	check client len == 48

example
	client hex 5a a5 aa 55 5a a5 aa 55 pad 24 00 hex 12 34 00 00 2a 27 65 00 pad 16 00

counterexample
	client hex 5a a5 aa 55 5a a5 aa 56 pad 24 00
