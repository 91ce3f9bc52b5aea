# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ldap
title       Lightweight Directory Access Protocol
kind        protocol
groups      auth windows
source      RFC 4511 sections 4 and 5.1, RFC 1798 (connectionless), MS-ADTS (LDAP ping)
transport   tcp udp
port        389 3268
order       45
decode      ldap

# Message: sequence, message id, then an operation with its first elements.
# Bind with version and name.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)\x60(?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02\x01[\x02\x03]\x04

# Search with base, scope and aliases.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)\x63(?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x04(?:[\x00-\x7f]|\x81.|\x82..|\x84....)[^\x0a]{0,256}\x0a\x01[\x00-\x03]\x0a\x01[\x00-\x03]

# Results with code, matched name and message.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)[\x61\x65\x67\x69\x6b\x6d\x6f\x78](?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x0a\x01[\x00-\x7b]\x04

# Entries and references of a search.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)[\x64\x73](?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x04(?:[\x00-\x7f]|\x81.|\x82..|\x84....)(?:$|[A-Za-z0-9]{1,8}=|ldap|\x30)

# Extended request with an object identifier, and its answer.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)\x77(?:[\x00-\x7f]|\x81.|\x82..|\x84....)\x80.[012]\.[0-9.]+

# Changes: name first, then a sequence.
rule
	either ^\x30(?:[\x05-\x7f]|\x81.|\x82..|\x83...|\x84....)\x02(?:\x01.|\x02..|\x03...|\x04....)[\x66\x68\x6c\x6e](?:[\x00-\x7f]|\x81.|\x82..|\x83...|\x84....)\x04(?:[\x00-\x7f]|\x81.|\x82..)[A-Za-z0-9.]{1,16}=

# Unbind.
rule
	transport tcp
	client ^\x30\x05\x02\x01.\x42\x00$

example tcp
	client hex 30 0c 02 01 01 60 07 02 01 03 04 00 80 00
	server hex 30 0c 02 01 01 61 07 0a 01 00 04 00 04 00

example udp
	client hex 30 25 02 01 01 63 20 04 00 0a 01 00 0a 01 00 02 01 00 02 01 00 01 01 00 87 0b "objectClass" hex 30 00

counterexample tcp
	client hex 30 26 02 01 01 04 06 "public" hex a0 19 02 01 01 02 01 00 02 01 00 30 0e

counterexample udp
	client hex 30 0c 02 01 01 60 07 02 01 09 04 00 80 00
