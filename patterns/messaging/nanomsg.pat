# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nanomsg
title       Scalability Protocols, nanomsg
kind        protocol
groups      messaging
source      SP TCP mapping (sp-tcp-mapping-01)
transport   tcp

rule
	either ^\x00SP\x00\x00[\x10-\x7f]\x00\x00

example
	client hex 00 53 50 00 00 30 00 00

counterexample
	client hex 00 53 50 01 00 30 00 00
