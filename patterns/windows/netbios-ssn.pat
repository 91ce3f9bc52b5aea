# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        netbios-ssn
title       NetBIOS Session Service
kind        protocol
groups      windows
source      RFC 1002 section 4.3
transport   tcp
port        139
order       60
decode      nbss

# Session request with both names, its answer, keep-alive. The decoder waits for
# what is said behind them: SMB is a label of its own.
rule
	client ^\x81\x00\x00[\x44-\xff]\x20[A-P]{32}[\x00-\x3f]

rule
	server ^\x82\x00\x00\x00\x00[\x00\x01]..(?![\xfc-\xff]SMB)[\x00-\xff]{4}

rule
	server ^(?:\x83\x00\x00\x01[\x80-\x8f]|\x84\x00\x00\x06[\x00-\xff]{6})$

rule
	either ^(?:\x82\x00\x00\x00|(?:\x85\x00\x00\x00){1,8})$

example
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00
	server hex 83 00 00 01 82

counterexample
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00 00 00 00 2f ff "SMBr" pad 30 00

counterexample
	client hex 81 01 00 44 20 61 62 63

example
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00
	server hex 82 00 00 00

example
	client hex 85 00 00 00
	client hex 85 00 00 00

example
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00
	server hex 82 00 00 00
	client hex 00 00 00 08 "messages"

counterexample
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00
	server hex 82 00 00 00
	client hex 00 00 00 2f ff "SMBr" pad 30 00

counterexample
	client hex 85 00 00 00
	client hex 00 00 00 2f ff "SMBr" pad 30 00

counterexample
	client hex 85 00 00 01 00
