# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        vtun
title       VTun
kind        protocol
groups      vpn
source      VTun documentation, handshake
transport   tcp
port        5000

rule
	server ^VTUN server ver

example
	server "VTUN server ver 3.X\n"

counterexample
	server "VTUNE\n"
