# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        resilio
title       Resilio Sync local discovery
kind        protocol
groups      p2p file
source      Resilio Sync help centre, LAN discovery packets
transport   udp
port        3838

rule
	either ^BSYNC\x00d

example
	client "BSYNC" hex 00 "d1:m4:ping4:peer20:abcdefghij0123456789e"

counterexample
	client "BSYNC d1:m4:ping"
