# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        netbios-dgm
title       NetBIOS Datagram Service
kind        protocol
groups      windows
source      RFC 1002 section 4.4
transport   udp
port        138

# Type, flags, id, source, length, offset, then an encoded name.
rule
	either ^[\x10-\x12\x14-\x16][\x00-\x0f].{8}(?:..[\x00-\xff]{2})?\x20[A-P]{32}[\x00-\x3f]

example
	client hex 11 0a 80 01 c0 00 02 07 00 8a 00 44 00 00 20 "EIEPFDFECNEBCACACACACACACACACAAA" hex 00 20 "FHEPFCELEHFCEPFFFACACACACACACABL" hex 00

counterexample
	client hex 21 0a 80 01 c0 00 02 07 00 8a 00 44 00 00 20 "EIEPFDFECNEBCACACACACACACACACAAA" hex 00
