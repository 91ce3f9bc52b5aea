# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nomachine
title       NoMachine NX
kind        protocol
groups      remote
source      NoMachine NX protocol, connection banner
transport   tcp
port        4000

rule
	either ^(?:NXSH-[0-9]|NXD-[0-9]|HELLO NXSERVER|NX> [0-9]{3} )

example
	client "NXSH-7.0.0\n"

counterexample
	client "NXSHELL\n"
