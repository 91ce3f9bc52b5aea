# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        smb
title       Server Message Block
kind        protocol
groups      windows file
source      MS-CIFS section 2.2.3.1, MS-SMB2 section 2.2.1, RFC 1002 section 4.3 (framing)
transport   tcp
port        445 139
order       40
decode      smb

# Session message or direct framing, then the protocol id of SMB 1, SMB 2/3,
# encrypted or compressed SMB 3.
rule
	either ^\x00[\x00-\x7f]..(?:\xffSMB[\x04-\xff]|\xfeSMB\x40\x00|\xfdSMB|\xfcSMB)

# The same behind a NetBIOS session request and its answer.
rule
	client ^\x81\x00\x00.\x20[A-P]{32}\x00\x20[A-P]{32}\x00\x00[\x00\x01]..(?:\xffSMB|\xfeSMB)

rule
	server ^\x82\x00\x00\x00\x00[\x00\x01]..(?:\xffSMB|\xfeSMB)

# Captures that start in the middle, with a keep-alive.
rule
	either ^(?:\x85\x00\x00\x00){1,4}\x00[\x00-\x7f]..(?:\xffSMB|\xfeSMB\x40\x00|\xfdSMB|\xfcSMB)

example
	client hex 00 00 00 45 ff "SMBr" hex 00 00 00 00 18 01 28 pad 8 00 hex 00 00 00 00 ff ff ff fe 00 00 00 00 00 22 00 02 "NT LM 0.12" hex 00 02 "SMB 2.002" hex 00 02 "SMB 2.???" hex 00

counterexample
	client hex 00 00 00 45 fe "SMC" hex 40 00 pad 63 00

counterexample
	client hex 81 00 00 44 20 "CKFDENECFDEFFCFGEFFCCACACACACACA" hex 00 20 "ENEBFCFEEBFCFCCACACACACACACACAAA" hex 00

example
	client hex 85 00 00 00 00 00 00 40 fe "SMB" hex 40 00 pad 10 00 hex 03 00 pad 48 00

counterexample
	client hex 85 00 00 00 00 00 00 40 fe "SMC" hex 40 00 pad 10 00 hex 03 00 pad 48 00
