# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        egd
title       GE Ethernet Global Data
kind        protocol
groups      industrial
source      GE Fanuc GFK-1541, TCP/IP Ethernet Communications, EGD data message
transport   udp
port        18246

# Type and version, request, producer, exchange, seconds, nanoseconds below
# 2^30, status, signature, reserved word.
rule
	either ^\x0d\x01.{2}(?!\x00\x00\x00\x00).{4}.{4}.{4}.{3}[\x00-\x3b].{2}\x00\x00.{4}\x00\x00\x00\x00
	check either len <= 1432

example
	client hex 0d 01 05 00 0a 00 00 01 01 00 00 00 11 22 33 44 00 00 10 00 00 00 00 00 00 00 00 00 00 00 00 00 01 02

counterexample
	client hex 0d 02 05 00 0a 00 00 01 01 00 00 00 11 22 33 44 00 00 10 00 00 00 00 00 00 00 00 00 00 00 00 00 01 02

counterexample
	client hex 0d 01 05 00 0a 00 00 01 01 00 00 00 11 22 33 44 00 00 10 77 00 00 00 00 00 00 00 00 00 00 00 00 01 02
