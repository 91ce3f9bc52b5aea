# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ether-s-io
title       SAIA Ether-S-I/O
kind        protocol
groups      industrial
source      SAIA Burgess Controls, Ether-S-I/O telegram header
transport   udp
port        6060

rule
	either ^ESIO\x00[\x00-\x06]

example
	client "ESIO" hex 00 02 00 00 00 01 00 0c pad 12 00

counterexample
	client "ESIX" hex 00 02 00 00 00 01 00 0c pad 12 00

counterexample
	client "ESIO status\n"
