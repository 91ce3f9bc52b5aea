# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        fcip
title       Fibre Channel over IP, FCIP and iFCP
kind        protocol
groups      file
source      RFC 3643 section 3, RFC 3821, RFC 4172
transport   tcp
port        3225 3420

# Protocol and version, then their complements.
rule
	either ^(?:\x01\x01\xfe\xfe|\x02\x01\xfd\xfe)[\x00-\xff]{4}[\x00-\x0f]

example
	client hex 01 01 fe fe 01 01 fe fe 00 1c ff e3 00 00 00 00

counterexample
	client hex 01 01 fe fd 01 01 fe fe 00 1c ff e3
