# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nsdp
title       Netgear switch discovery
kind        protocol
groups      network
source      Netgear Switch Discovery Protocol description (ngadmin project)
transport   udp
port        63321 63322

rule
	either ^\x01[\x01-\x04].{22}NSDP

example
	client hex 01 01 00 00 00 00 00 00 02 00 00 00 00 01 00 00 00 00 00 00 00 00 00 01 "NSDP" hex 00 00 00 00 00 01 00 00 ff ff 00 00

counterexample
	client hex 01 01 00 00 00 00 00 00 02 00 00 00 00 01 00 00 00 00 00 00 00 00 00 01 "NSDX"
