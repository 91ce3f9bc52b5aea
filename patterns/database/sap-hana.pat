# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sap-hana
title       SAP HANA SQL
kind        protocol
groups      database
source      SAP HANA SQL Command Network Protocol Reference, initialization request
transport   tcp
port        30015

rule
	client ^\xff\xff\xff\xff[\x04\x14]\x20\x00\x04\x01\x00\x00\x01\x01[\x00\x01]

example
	client hex ff ff ff ff 04 20 00 04 01 00 00 01 01 01

counterexample
	client hex ff ff ff ff 54 53 6f 75 72 63 65 20 45 6e
