# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        citrix
title       Citrix ICA and CGP
kind        protocol
groups      remote
source      Citrix ICA session detection handshake, Common Gateway Protocol header
transport   tcp
port        1494 2598

rule
	either ^\x7f\x7fICA\x00

rule
	client ^\x1aCGP/01[\x00-\xff]

example
	server hex 7f 7f 49 43 41 00 7f 7f 49 43 41 00

example
	client hex 1a "CGP/01" hex 00 01 02

counterexample
	server hex 7f 7f 49 43 42 00

counterexample
	client hex 1b "CGP/01" hex 00
