# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pjlink
title       PJLink projectors
kind        protocol
groups      iot
source      JBMIA PJLink Specifications class 2
transport   tcp
port        4352

rule
	server ^PJLINK (?:0|1 [0-9a-f]{8}|ERRA)\r

example
	server "PJLINK 1 498e4a67\r"

counterexample
	server "PJLINK 2\n"
