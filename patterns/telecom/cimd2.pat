# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        cimd2
title       CIMD2 short messages
kind        protocol
groups      telecom
source      Nokia CIMD Interface Specification 8.0 section 3
transport   tcp
port        9971

rule
	either ^\x02[0-9]{2}:[0-9]{3}\t[0-9]{3}:

example
	client hex 02 "01:001" hex 09 "010:username" hex 09 "011:password" hex 09 03

counterexample
	client hex 02 "01-001" hex 09
