# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lcm
title       Lightweight Communications and Marshalling
kind        protocol
groups      messaging
source      LCM UDP multicast protocol description
transport   udp
port        7667

# Short message: magic, sequence, channel. Fragment: sizes behind it.
rule
	either ^LC02.{4}[\x21-\x7e]{1,63}\x00

rule
	either ^LC03.{4}\x00.{3}\x00.{3}.{2}\x00[\x01-\xff]

example
	client "LC02" hex 00 00 00 07 "POSE" hex 00 01 02 03 04

counterexample
	client "LC01" hex 00 00 00 07 "POSE" hex 00
