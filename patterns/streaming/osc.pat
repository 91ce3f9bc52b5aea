# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        osc
title       Open Sound Control
kind        protocol
groups      streaming
source      Open Sound Control 1.0 specification
transport   udp
order       60

rule
	either ^#bundle\x00.{8}\x00\x00..[/#]

# Message: address and type tags, each filled up with NUL to four bytes.
rule
	either ^/[\x21-\x2b\x2d-\x7e]{1,100}\x00{1,4},[ifsbhtdScrmTFNI\[\]]{0,60}\x00
	check either len % 4 == 0

example
	client "/oscillator/4/frequency" hex 00 ",f" hex 00 00 43 dc 00 00

counterexample
	client "/oscillator/4/frequency" hex 00 ",f" hex 00 43 dc 00 00
