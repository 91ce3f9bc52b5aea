# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hddtemp
title       hddtemp
kind        protocol
groups      monitoring
source      hddtemp(8), daemon mode
transport   tcp
port        7634

rule
	server ^\|/dev/[a-z0-9/]+\|[^|\r\n]*\|(?:[0-9]{1,3}|[A-Z]{3,4})\|[CF*]\|

example
	server "|/dev/sda|ST3500418AS|36|C|"

counterexample
	server "|/dev/sda|\n"
