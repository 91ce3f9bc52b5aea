# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        codesys
title       CODESYS
kind        protocol
groups      industrial
source      CODESYS V3 block driver TCP and V2 gateway headers, as published by Kaspersky ICS CERT (2019)
transport   tcp
port        11740 2455

rule
	either ^\x00\x01\x17\xe8..\x00\x00

rule
	either ^\xbb\xbb\x01\x00[\x00-\xff]{4}

example
	client hex 00 01 17 e8 14 00 00 00 c5 6b 40 00 00 23

counterexample
	client hex 00 01 17 e9 14 00 00 00
