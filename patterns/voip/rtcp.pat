# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        rtcp
title       RTP Control Protocol
kind        protocol
groups      voip streaming
source      RFC 3550 section 6, RFC 4585, RFC 3711 (SRTCP), RFC 5506, RFC 3611
transport   udp
order       60
decode      rtcp

# Compound packet: a report, then a source description or other packet.
rule
	either ^[\x80-\x9f][\xc8\xc9]\x00[\x01-\x7f]
	check either u8[u16be[2] * 4 + 4] & 0xc0 == 0x80
	check either u8[u16be[2] * 4 + 5] >= 200
	check either u8[u16be[2] * 4 + 5] <= 207
	check either u16be[u16be[2] * 4 + 6] <= 128

# Sender report alone: 28 bytes and 24 for each block.
rule
	either ^\x80\xc8\x00\x06
	check either len == 28

rule
	either ^\x81\xc8\x00\x0c
	check either len == 52

# Receiver report alone.
rule
	either ^\x80\xc9\x00\x01
	check either len == 8

rule
	either ^\x81\xc9\x00\x07
	check either len == 32

# SRTCP: behind the first 8 bytes all is encrypted, tag and index at the end.
rule
	either ^[\x80-\x83][\xc8\xc9]\x00[\x01-\x1e]
	check either u16be[2] * 4 + 4 < len
	check either len <= 400
	repeat 3

# One packet alone (RFC 5506): a picture lost, datagrams lost or how they came,
# the bit rate, a description, a farewell, what an application says, a report
# of RFC 3611.
rule
	either ^\x81(?:\xce\x00\x02|\xcd\x00\x03|\xcb\x00\x01)
	check either u16be[2] * 4 + 4 == len

rule
	either ^(?:\x8f\xcd\x00[\x04-\x40].{8}|\x8f\xce\x00[\x04-\x20].{4}\x00{4}REMB|\x81\xca\x00[\x02-\x40].{4}\x01[\x01-\xff]|[\x80-\x9f]\xcc\x00[\x02-\x40].{4}[0-9A-Za-z ]{4}|[\x80\x81]\xcf\x00[\x02-\x40].{4}[\x01-\x0e])
	check either u16be[2] * 4 + 4 == len

example
	client hex 80 c8 00 06 de ad be ef e9 5a 11 22 33 44 55 66 00 00 00 a0 00 00 00 01 00 00 00 a0 81 ca 00 04 de ad be ef 01 06 "abcdef" hex 00 00 00 00

example
	client hex 81 c9 00 07 de ad be ef be ef de ad 00 00 00 00 00 00 12 34 00 00 00 05 11 22 33 44 00 00 10 00

counterexample
	client hex 80 c8 00 06 de ad be ef e9 5a 11 22

counterexample
	client hex 80 60 00 06 de ad be ef e9 5a 11 22 33 44 55 66 00 00 00 a0

example
	client hex 81 ce 00 02 12 34 56 78 9a bc de f0

example
	client hex 8f ce 00 05 12 34 56 78 00 00 00 00 "REMB" hex 01 13 f7 a0 96 bb cc dd

counterexample
	client hex 81 ce 00 03 12 34 56 78 9a bc de f0

counterexample
	client hex 8f ce 00 05 12 34 56 78 00 00 00 00 "REMC" hex 01 13 f7 a0 96 bb cc
