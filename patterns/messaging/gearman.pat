# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        gearman
title       Gearman job server
kind        protocol
groups      messaging
source      Gearman protocol description, binary protocol (PROTOCOL of gearmand)
transport   tcp
port        4730

rule
	either ^\x00RE[QS]\x00\x00\x00[\x01-\x2c]\x00

example
	client hex 00 "REQ" hex 00 00 00 07 00 00 00 0c "echo" hex 00 00 "Hello!"

counterexample
	client hex 00 "REX" hex 00 00 00 07 00 00 00 0c
