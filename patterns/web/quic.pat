# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        quic
title       QUIC
kind        protocol
groups      web secure
source      RFC 9000 section 17, RFC 9369, RFC 8999, draft-ietf-quic-transport
transport   udp
port        443
order       45
decode      quic

# Initial of a client: at least 1200 bytes, connection ids of 8..20 and 0..20.
rule
	either ^(?:[\xc0-\xcf](?:\x00\x00\x00\x01|\xff\x00\x00[\x16-\x22]|\xfa\xce\xb0[\x01-\x0f])|[\xd0-\xdf]\x6b\x33\x43\xcf)[\x08-\x14]
	check either len >= 1200
	check either u8[u8[5] + 6] <= 20

# Initial of a server: no token, length of two bytes that fits.
rule
	either ^(?:[\xc0-\xcf](?:\x00\x00\x00\x01|\xff\x00\x00[\x16-\x22]|\xfa\xce\xb0[\x01-\x0f])|[\xd0-\xdf]\x6b\x33\x43\xcf)[\x00-\x14]
	check either u8[u8[5] + 6] <= 20
	check either u8[5] + u8[u8[5] + 6] >= 4
	check either u8[u8[5] + u8[u8[5] + 6] + 7] == 0
	check either u16be[u8[5] + u8[u8[5] + 6] + 8] & 0xc000 == 0x4000
	check either u16be[u8[5] + u8[u8[5] + 6] + 8] + u8[5] + u8[u8[5] + 6] <= len + 16374

# Handshake and 0-RTT: length of two bytes that fits.
rule
	either ^(?:[\xd0-\xef](?:\x00\x00\x00\x01|\xff\x00\x00[\x16-\x22]|\xfa\xce\xb0[\x01-\x0f])|[\xe0-\xff]\x6b\x33\x43\xcf)[\x00-\x14]
	check either u8[u8[5] + 6] <= 20
	check either u8[5] + u8[u8[5] + 6] >= 4
	check either u16be[u8[5] + u8[u8[5] + 6] + 7] & 0xc000 == 0x4000
	check either u16be[u8[5] + u8[u8[5] + 6] + 7] + u8[5] + u8[u8[5] + 6] <= len + 16375

# Retry: two connection ids, a token, a tag of 16 bytes.
rule
	server ^(?:[\xf0-\xff](?:\x00\x00\x00\x01|\xff\x00\x00[\x16-\x22])|[\xc0-\xcf]\x6b\x33\x43\xcf)[\x00-\x14]
	check server u8[u8[5] + 6] <= 20
	check server u8[u8[5] + 6] >= 4
	check server u8[5] + u8[u8[5] + 6] + 24 <= len

# A version made up to force negotiation (0x?a?a?a?a).
rule
	client ^[\xc0-\xff](?:[\x0a\x1a\x2a\x3a\x4a\x5a\x6a\x7a\x8a\x9a\xaa\xba\xca\xda\xea\xfa]){4}[\x08-\x14]
	check client len >= 1200
	check client u8[u8[5] + 6] <= 20

# Google's versions with TLS inside.
rule
	either ^[\xc0-\xff]T05[01][\x00-\x14]
	check either u8[u8[5] + 6] <= 20

# From the middle of a connection: short headers. The decoder looks for the
# connection id that comes again; it has no zeros.
rule
	either ^[\x40-\x7f][\x01-\xff]{8}
	check either len >= 21
	repeat 7

# Version Negotiation that offers a known version.
rule
	either ^[\x80-\xff]\x00\x00\x00\x00[\x00-\x14][\x00-\xff]{1,64}?(?:\x00\x00\x00\x01|\x6b\x33\x43\xcf|\xff\x00\x00[\x16-\x22])
	check either len <= 200
	check either u8[u8[5] + 6] <= 20
	check either u8[5] + u8[u8[5] + 6] + 11 <= len

# Client Initial of RFC 9001 appendix A.2, header and sample only.
example
	client hex c0 00 00 00 01 08 83 94 c8 f0 3e 51 57 08 00 00 44 9e 7b 9a ec 34 pad 1178 00

example
	server hex 80 00 00 00 00 08 f0 67 a5 50 2a 42 62 b5 08 83 94 c8 f0 3e 51 57 08 00 00 00 01 ff 00 00 1d

counterexample
	client hex c0 00 00 00 01 40 83 94 c8 f0 3e 51 57 08 00 00 44 9e pad 1180 00

counterexample
	client hex 40 00 00 00 01 08 83 94 c8 f0 3e 51 57 08 00 pad 1200 00
