# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        graphite
title       Graphite plaintext metrics
kind        protocol
groups      monitoring
source      Graphite documentation, Feeding in your data: plaintext protocol
transport   tcp udp
port        2003
order       60

rule
	client ^[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_:-]++){1,30}+(?:;[A-Za-z0-9_.=;-]++)?+ -?+[0-9][0-9.e+-]{0,30}+ 1[0-9]{9}(?:\.[0-9]+)?\r?\n

example tcp
	client "local.random.diceroll 4 1700000000\n"

counterexample tcp
	client "local.random.diceroll four 1700000000\n"
