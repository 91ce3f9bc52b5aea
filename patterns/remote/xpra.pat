# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        xpra
title       Xpra
kind        protocol
groups      remote
source      Xpra documentation, Network protocol: packet header
transport   tcp
port        14500

rule
	either ^P[\x00-\x1f][\x00-\x19]\x00\x00[\x00-\x01]..[\x00-\xff]{0,6}?hello

example
	client "P" hex 10 00 00 00 00 00 20 c2 85 "hello" pad 24 20

counterexample
	client "POST hello"
