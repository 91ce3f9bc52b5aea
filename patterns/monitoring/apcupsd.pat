# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        apcupsd
title       apcupsd network information server
kind        protocol
groups      monitoring
source      apcupsd manual, NIS network server protocol
transport   tcp
port        3551

rule
	client ^\x00\x06(?:status|events)
	server ^\x00.

example
	client hex 00 06 "status"
	server hex 00 1b "APC      : 001,036,0879\n  "

counterexample
	client hex 00 06 "status"
