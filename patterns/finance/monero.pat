# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        monero
title       Monero peer-to-peer
kind        protocol
groups      finance p2p
source      Monero documentation, Levin protocol header
transport   tcp
port        18080

rule
	either ^\x01\x21\x01\x01\x01\x01\x01\x01.{4}[\x00-\xff]{4}[\x00\x01]

example
	client hex 01 21 01 01 01 01 01 01 e4 00 00 00 00 00 00 00 01 e9 03 00 00

counterexample
	client hex 01 21 01 01 01 01 01 02 e4 00 00 00 00 00 00 00 01
