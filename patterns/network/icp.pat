# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        icp
title       Internet Cache Protocol
kind        protocol
groups      network web
source      RFC 2186
transport   udp
port        3130

rule
	either ^[\x01-\x04\x15-\x17]\x02..[\x00-\xff]{16,20}(?:https?|ftp|urn|gopher):
	check either u16be[2] == len

example
	client hex 01 02 00 2d 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "http://example.com/" hex 00 00

counterexample
	client hex 01 02 00 2c 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "http://example.com/" hex 00 00
