# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        informix
title       IBM Informix
kind        protocol
groups      database
source      IBM Informix connection request (sqlexec service), as in network traces of ESQL/C
transport   tcp
port        9088

rule
	client ^sq[A-Za-z0-9+/]{6}[\x00-\xff]{0,40}?sqlexec

example
	client "sqAYABPQAAsqlexec informix -pin4 9.24.0TC1"

counterexample
	client "sql exec informix"
