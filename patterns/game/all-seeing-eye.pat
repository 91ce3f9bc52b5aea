# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        all-seeing-eye
title       All-Seeing Eye server query
kind        protocol
groups      game
source      The All-Seeing Eye protocol description (Multi Theft Auto)
transport   udp

rule
	either ^EYE1[\x02-\x40][a-z]

example
	server "EYE1" hex 04 "mta" hex 06 "22003"

counterexample
	server "EYE0" hex 04 "mta" hex 06 "22003"
