# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        pulsar
title       Apache Pulsar
kind        protocol
groups      messaging
source      Apache Pulsar documentation, Binary protocol specification
transport   tcp
port        6650

# Sizes of frame and command, then a CONNECT or CONNECTED command.
rule
	either ^\x00\x00..\x00\x00..\x08(?:\x02\x12.\x0a|\x03\x1a.\x0a)
	check either u32be[0] == u32be[4] + 4

example
	client hex 00 00 00 14 00 00 00 10 08 02 12 0c 0a 05 "2.7.0" hex 20 10 22 01 00

counterexample
	client hex 00 00 00 15 00 00 00 10 08 02 12 0c 0a 05 "2.7.0"
