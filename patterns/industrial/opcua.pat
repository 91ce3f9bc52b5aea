# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        opcua
title       OPC UA binary
kind        protocol
groups      industrial
source      OPC 10000-6 section 7.1.2 (message structure) and 6.7.2
transport   tcp
port        4840

# Message type, final, size; hello with version and buffer sizes.
rule
	either ^(?:HEL|ACK|RHE)F..\x00\x00[\x00-\x0f]\x00\x00\x00

rule
	server ^ERRF..\x00\x00.{2}[\x00-\xff]\x80

# Secure channel: a policy by its address.
rule
	either ^OPNF..\x00\x00.{4}.\x00\x00\x00http://opcfoundation\.org/UA/

rule
	either ^(?:MSG|CLO)[FCA]..[\x00-\x3f]\x00.{12}[\x00-\xff]{2}
	check either u32le[4] == len
	check either len >= 24

example
	client "HELF" hex 36 00 00 00 00 00 00 00 ff ff 00 00 ff ff 00 00 00 00 00 00 00 00 00 00 16 00 00 00 "opc.tcp://example:4840"

counterexample
	client "HELFORD passage"

counterexample
	client "MSGF" hex 36 00 00 00 00 00 00 00
