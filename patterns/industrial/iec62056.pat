# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        iec62056
title       IEC 62056, DLMS/COSEM metering
kind        protocol
groups      industrial iot
source      IEC 62056-47 (wrapper), IEC 62056-53 (APDU tags), IEC 62056-21 (mode C), IEC 62056-46 (HDLC)
transport   tcp udp
port        4059

# Wrapper: version, source and destination port, length; then an APDU tag.
rule
	either ^\x00\x01(?:\x00[\x01-\x7f](?!\x00\x00)..|(?!\x00\x00)..\x00[\x01-\x7f])[\x00-\x0f].[\x01\x08\x0e\x0f\x60-\x63\xc0-\xc8\xcb\xcc\xd8-\xde\xe6]
	check either u16be[6] + 8 == len

# Request message of mode C and identification of the meter.
rule
	transport tcp
	client ^/\?[0-9A-Za-z ]{0,32}!\r\n

rule
	transport tcp
	server ^/[A-Z]{2}[A-Za-z][0-9](?:\\[\x21-\x7e])?[\x20-\x7e]{1,32}\r\n
	client ^/\?

# HDLC: SNRM or UA with its header check, between flags.
rule
	either ^\x7e\xa0[\x07-\x2d][\x00-\xff]{2,8}[\x93\x73][\x00-\xff]{2,40}\x7e$
	check either u8[2] + 2 == len

example tcp
	client hex 00 01 00 10 00 01 00 1f 60 1d a1 09 06 07 60 85 74 05 08 01 01 be 10 04 0e 01 00 00 00 06 5f 1f 04 00 00 7e 1f 04 b0

example tcp
	client "/?!\r\n"
	server "/ISK5ME162-0033\r\n"

counterexample tcp
	client hex 00 01 00 00 00 06 01 03 00 00 00 0a

counterexample tcp
	client hex 00 01 00 10 00 01 00 20 60 1d a1 09 06 07 60 85 74 05 08 01 01 be 10 04 0e 01 00 00 00 06 5f 1f 04 00 00 7e 1f 04 b0
