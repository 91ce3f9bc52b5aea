# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        samp
title       San Andreas Multiplayer query
kind        protocol
groups      game
source      SA-MP wiki, Query mechanism
transport   udp
port        7777

rule
	either ^SAMP.{6}[icdrpx]

example
	client "SAMP" hex c0 00 02 01 61 1e "i"

counterexample
	client "SAMPLE text"
