# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        openvpn
title       OpenVPN
kind        protocol
groups      vpn secure
source      OpenVPN wire protocol (doxygen, openvpn-rfc draft): packet format, tls-auth, tls-crypt
transport   udp tcp
port        1194

# Hard reset of the client, without tls-auth: session, no acknowledgement, 0.
rule
	transport udp
	either ^[\x38\x08].{8}\x00\x00\x00\x00\x00$
	check either len == 14

# With the digest of tls-auth (16, 20, 32, 48 or 64 bytes) and replay id 1.
rule
	transport udp
	either ^[\x38\x08].{8}(?:.{16}|.{20}|.{32}|.{48}|.{64})\x00\x00\x00\x01[\x40-\xc0].{3}\x00\x00\x00\x00\x00$

# tls-crypt: replay id 1, time, then 32 + 5 bytes that are encrypted.
rule
	transport udp
	either ^\x38.{8}\x00\x00\x00\x01[\x40-\xc0].{3}[\x00-\xff]{37}$
	check either len == 54

# tls-crypt-v2: a wrapped key follows.
rule
	transport udp
	either ^\x50.{8}[\x00-\x0f][\x00-\x0f]\x00\x01[\x40-\xc0].{3}
	check either len >= 300
	check either len <= 1400

rule
	transport udp
	either ^\x40.{8}\x00\x00\x00\x01[\x40-\xc0].{3}[\x00-\xff]{37}
	check either len <= 100

# Hard reset of the server: acknowledges packet 0.
rule
	transport udp
	either ^[\x40\x10].{8}\x01\x00\x00\x00\x00.{8}\x00\x00\x00\x00$
	check either len == 26

rule
	transport udp
	either ^[\x40\x10].{8}(?:.{16}|.{20}|.{32}|.{48}|.{64})\x00\x00\x00\x01[\x40-\xc0].{3}\x01\x00\x00\x00\x00.{8}\x00\x00\x00\x00$

# Captures that start in the middle: TLS in a control packet, data packets of
# version 2 with small peer and packet ids.
rule
	transport udp
	either ^[\x20-\x27].{8}(?:\x00|\x01.{12}|\x02.{16}|\x03.{20}|\x04.{24})\x00\x00[\x00-\xff]{2}\x16\x03[\x00-\x03]

rule
	transport udp
	either ^[\x48-\x4f]\x00\x00[\x00-\xff]\x00\x00[\x00-\xff]{2}
	check either len >= 24
	repeat 4

# TCP: the same behind a length.
rule
	transport tcp
	client ^\x00\x0e[\x38\x08].{8}\x00\x00\x00\x00\x00

rule
	transport tcp
	client ^\x00[\x26\x2a\x36\x46\x56][\x38\x08].{8}(?:.{16}|.{20}|.{32}|.{48}|.{64})\x00\x00\x00\x01[\x40-\xc0].{3}\x00\x00\x00\x00\x00

rule
	transport tcp
	client ^\x00\x36\x38.{8}\x00\x00\x00\x01[\x40-\xc0].{3}
	server ^\x00[\x36-\xff]\x40.{8}\x00\x00\x00\x01

rule
	transport tcp
	client ^[\x01-\x05].\x50.{8}[\x00\x0f]\x00\x00\x01[\x40-\xc0].{3}
	check client u16be[0] + 2 == len

rule
	transport tcp
	server ^\x00\x1a[\x40\x10].{8}\x01\x00\x00\x00\x00.{8}\x00\x00\x00\x00

example udp
	client hex 38 11 22 33 44 55 66 77 88 00 00 00 00 00
	server hex 40 88 77 66 55 44 33 22 11 01 00 00 00 00 11 22 33 44 55 66 77 88 00 00 00 00

example udp
	client hex 38 11 22 33 44 55 66 77 88 pad 20 c4 hex 00 00 00 01 5a 11 22 33 00 00 00 00 00

example tcp
	client hex 00 0e 38 11 22 33 44 55 66 77 88 00 00 00 00 00

counterexample udp
	client hex 38 11 22 33 44 55 66 77 88 00 00 00 00 01

counterexample udp
	client hex 38 11 22 33 44 55 66 77 88 pad 20 c4 hex 00 00 00 09 5a 11 22 33 00 00 00 00 00
