# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        trdp
title       Train Real Time Data Protocol
kind        protocol
groups      industrial
source      IEC 61375-2-3, annex A (process data and message data headers)
transport   udp tcp
port        17224 17225

# Process data: sequence, version 1.x, type "Pd" "Pr" "Pp" "Pe", data length.
rule
	transport udp
	either ^[\x00-\xff]{4}\x01[\x00-\x0f]P[drpe][\x00-\xff]{12}\x00\x00
	check either u32be[20] + 40 <= len
	check either u32be[20] + 44 > len

# Message data: types "Mn" "Mr" "Mp" "Mq" "Mc" "Me", header of 116 bytes.
rule
	either ^[\x00-\xff]{4}\x01[\x00-\x0f]M[nrpqce][\x00-\xff]{12}\x00[\x00\x01]
	check either u32be[20] + 116 <= len
	check either u32be[20] <= 65536

example udp
	client hex 00 00 00 07 01 00 50 64 00 00 07 d0 00 00 00 00 00 00 00 00 00 00 00 04 00 00 00 00 00 00 00 00 00 00 00 00 5e 5f 60 61 de ad be ef

counterexample udp
	client hex 00 00 00 07 01 00 50 64 00 00 07 d0 00 00 00 00 00 00 00 00 00 00 00 0c 00 00 00 00 00 00 00 00 00 00 00 00 5e 5f 60 61 de ad be ef
