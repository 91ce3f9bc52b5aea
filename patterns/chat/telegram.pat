# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        telegram
title       Telegram MTProto
kind        protocol
groups      chat
source      MTProto Mobile Protocol: Transports, Creating an Authorization Key, Transport encodings (core.telegram.org); libtgvoip, relay packets
transport   tcp udp
port        443 80 5222
order       60

# Intermediate and padded intermediate: tag, then length; the first message
# is in the clear, without key id: message id, length, req_pq.
rule
	transport tcp
	client ^(?:\xee{4}|\xdd{4}).{2}\x00\x00\x00{8}[\x00-\xff]{8}[\x14-\x60]\x00\x00\x00(?:\x78\x97\x46\x60|\xf1\x8e\x7e\xbe)

# Abridged: tag, length in words.
rule
	transport tcp
	client ^\xef[\x0a-\x30]\x00{8}[\x00-\xff]{8}[\x14-\x60]\x00\x00\x00(?:\x78\x97\x46\x60|\xf1\x8e\x7e\xbe)

# Abridged with a key at hand: the first message has just the length it
# says, and so has the answer.
rule
	transport tcp
	client ^\xef[\x0a-\x7e]
	check client u8[1] * 4 + 2 == len
	server ^[\x0a-\x7e]
	check server u8[0] * 4 + 1 == len

# Full: length, number 0, key id.
rule
	transport tcp
	client ^[\x28-\x80]\x00\x00\x00\x00\x00\x00\x00\x00{8}[\x00-\xff]{8}[\x14-\x60]\x00\x00\x00(?:\x78\x97\x46\x60|\xf1\x8e\x7e\xbe)

# Answer in the clear: resPQ.
rule
	transport tcp
	server ^(?:[\x0a-\x7e]|[\x28-\xff].\x00\x00)\x00{8}[\x00-\xff]{8}[\x40-\x80]\x00\x00\x00\x63\x24\x16\x05

# Calls by relay: peer tag of 16 bytes, then all ones and a request.
rule
	transport udp
	either ^[\x00-\xff]{16}\xff{12}[\xfc-\xfe]\xff\xff\xff(?!\xff{8})

example tcp
	client hex ef 0a 00 00 00 00 00 00 00 00 4a 96 70 27 c4 7a e5 51 14 00 00 00 78 97 46 60 3e 05 49 82 8c ca 27 e9 66 b3 01 a4 8f ec e2 fc

example udp
	client hex 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff ff ff ff ff ff ff ff ff ff ff ff ff fe ff ff ff 00 00 00 00 00 00 00 01

counterexample tcp
	client hex ef 0a 00 00 00 00 00 00 00 00 4a 96 70 27 c4 7a e5 51 14 00 00 00 79 97 46 60 3e 05 49 82 8c ca 27 e9 66 b3 01 a4 8f ec e2 fc

counterexample udp
	client hex 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff ff ff ff ff ff ff ff fe ff ff ff ff
