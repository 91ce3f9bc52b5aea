# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        lsp-ping
title       MPLS LSP ping
kind        protocol
groups      network
source      RFC 8029 section 3
transport   udp
port        3503

# Version 1, flags, type, reply mode, return code, then times since 1968.
rule
	either ^\x00\x01\x00[\x00-\x07][\x01-\x04][\x00-\x05][\x00-\x24].[\x00-\xff]{8}[\x90-\xff].{3}.{4}(?:\x00{8}|[\x90-\xff])
	check either len >= 32

example
	client hex 00 01 00 00 01 02 00 00 00 00 00 01 00 00 00 01 e3 0e 8a bb 53 89 3f af 00 00 00 00 00 00 00 00 00 01 00 08

counterexample
	client hex 00 01 00 00 01 02 00 00 00 00 00 01 00 00 00 01 03 0e 8a bb 53 89 3f af 00 00 00 00 00 00 00 00 00 01 00 08
