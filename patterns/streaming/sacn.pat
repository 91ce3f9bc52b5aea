# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sacn
title       Streaming ACN lighting control
kind        protocol
groups      streaming industrial
source      ANSI E1.31-2018 section 5
transport   udp
port        5568

rule
	either ^\x00\x10\x00\x00ASC-E1\.17\x00\x00\x00

example
	client hex 00 10 00 00 "ASC-E1.17" hex 00 00 00 72 6e 00 00 00 04 pad 16 5c

counterexample
	client hex 00 10 00 00 "ASC-E1.18" hex 00 00 00 72 6e
