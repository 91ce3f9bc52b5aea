# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        sunrpc
title       ONC remote procedure call
kind        protocol
groups      rpc unix
source      RFC 5531 sections 8 and 11, RFC 1833
transport   udp tcp
port        111
order       45
decode      sunrpc

# Call: transaction, 0, version 2, program, version, procedure, credential.
rule
	transport udp
	either ^[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02[\x00-\x5f][\x00-\xff]{3}\x00\x00\x00[\x00-\x7f]\x00\x00\x00[\x00-\x7f]\x00(?:\x00\x00[\x00-\x07]|\x05\xf3.)\x00\x00[\x00\x01].
	check either u32be[28] <= 400
	check either u32be[28] + 40 <= len

rule
	transport tcp
	either ^[\x00\x80][\x00-\x1f][\x00-\xff]{2}[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02[\x00-\x5f][\x00-\xff]{3}\x00\x00\x00[\x00-\x7f]\x00\x00\x00[\x00-\x7f]\x00(?:\x00\x00[\x00-\x07]|\x05\xf3.)\x00\x00[\x00\x01].
	check either u24be[1] >= 40

# Calls of procedure 0 of the programs of 100000 and up, without credential, of
# whatever version: so the versions are asked for.
rule
	transport udp
	either ^[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01[\x86-\x88].[\x00-\xff]{4}\x00{20}$
	check either len == 40

rule
	transport tcp
	either ^\x80\x00\x00\x28[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02\x00\x01[\x86-\x88].[\x00-\xff]{4}\x00{20}

# Only answers: accepted, verifier, state; with the length of the record.
rule
	transport tcp
	server ^\x80[\x00-\x1f][\x00-\xff]{2}[\x00-\xff]{4}\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00[\x00-\x06]\x00\x00\x00
	check server u24be[1] + 4 == len
	check server u32be[20] % 4 == 0
	check server u32be[u32be[20] + 24] <= 5

# Only answers: accepted with an empty verifier, denied for a version or for a
# credential.
rule
	transport udp
	either ^(?!\x00\x00|\xff\xff)[\x00-\xff]{4}\x00\x00\x00\x01(?:\x00{12}\x00\x00\x00[\x00-\x05]|\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00[\x01-\x0d])
	check either len % 4 == 0

rule
	transport udp
	client ^[\x00-\xff]{4}\x00\x00\x00\x00\x00\x00\x00\x02
	server ^[\x00-\xff]{4}\x00\x00\x00\x01\x00\x00\x00[\x00\x01]

# GETPORT of the portmapper: NULL, then the arguments that are always there.
example udp
	client hex 3f 62 1a 7b 00 00 00 00 00 00 00 02 00 01 86 a0 00 00 00 02 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 86 b8 00 00 00 01 00 00 00 11 00 00 00 00

example tcp
	client hex 80 00 00 28 3f 62 1a 7b 00 00 00 00 00 00 00 02 00 01 86 a0 00 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

example udp
	client hex 72 fe 1d 13 00 00 00 00 00 00 00 02 00 01 86 a0 00 01 97 7c pad 20 00

counterexample udp
	client hex 72 fe 1d 13 00 00 00 00 00 00 00 02 00 01 85 a0 00 01 97 7c pad 20 00

counterexample udp
	client hex 3f 62 1a 7b 00 00 00 00 00 00 00 03 00 01 86 a0 00 00 00 02 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
