# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        bin-rpc
title       HomeMatic binary RPC
kind        protocol
groups      iot
source      HomeMatic XML-RPC specification, BIN-RPC
transport   tcp
port        2001 8701

rule
	either ^Bin[\x00\x01\x40\x41\xff]\x00\x00..
	check either u32be[4] + 8 == len

example
	client "Bin" hex 00 00 00 00 12 00 00 00 0a "listDevice" hex 00 00 00 00

counterexample
	client "Bin" hex 00 00 00 00 13 00 00 00 0a "listDevice" hex 00 00 00 00
