# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        ntp
title       Network Time Protocol
kind        protocol
groups      network
source      RFC 5905 sections 7.3 and 7.5, RFC 4330, RFC 9327 (control), RFC 8915 (NTS), MS-SNTP section 2.2
transport   udp
port        123

# Header: version 1..4, mode 1..5, stratum up to 16, poll up to 17, precision
# of at most a second, root delay under two minutes and dispersion under an hour.
rule
	either ^[\x09-\x0d\x11-\x15\x19-\x1d\x21-\x25\x49-\x4d\x51-\x55\x59-\x5d\x61-\x65\xc9-\xcd\xd1-\xd5\xd9-\xdd\xe1-\xe5][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20]\x00[\x00-\x7f]..[\x00-\x0f]
	check either len == 48

# With a message digest behind it.
rule
	either ^[\x09-\x0d\x11-\x15\x19-\x1d\x21-\x25\x49-\x4d\x51-\x55\x59-\x5d\x61-\x65\xc9-\xcd\xd1-\xd5\xd9-\xdd\xe1-\xe5][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20]\x00[\x00-\x7f]..[\x00-\x0f].{39}\x00
	check either len == 68

rule
	either ^[\x09-\x0d\x11-\x15\x19-\x1d\x21-\x25\x49-\x4d\x51-\x55\x59-\x5d\x61-\x65\xc9-\xcd\xd1-\xd5\xd9-\xdd\xe1-\xe5][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20]\x00[\x00-\x7f]..[\x00-\x0f].{39}\x00
	check either len == 72

# With extension fields of network time security.
rule
	either ^[\x23\x24\x63\x64\xe3\xe4][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20].{44}\x01\x04\x00[\x10-\xff]
	check either len % 4 == 0

# Control message: request without data, response with matching count.
rule
	either ^[\x0e\x16\x1e\x26\xce\xd6\xde\xe6][\x01-\x0c]..\x00\x00..\x00\x00\x00\x00$

rule
	either ^[\x0e\x16\x1e\x26][\x81-\x8c\xa1-\xac].{8}..[\x20-\x7e\r\n]{4}
	check either u16be[10] + 12 <= len
	check either u16be[10] + 16 > len

# Private mode of ntpd (monlist and others): request and response.
rule
	either ^[\x17\x1f\x27]\x00[\x02\x03][\x00-\x2e]\x00\x00\x00\x00
	check either len >= 8

rule
	either ^[\x97\x9f\xa7\xd7\xdf\xe7][\x00-\x7f][\x02\x03][\x00-\x2e]\x00
	check either u16be[4] * u16be[6] + 8 == len

# Authenticated in a domain of Windows: the key identifier is in little endian,
# its topmost bit chooses between two; the digest is longer in the second form.
rule
	either ^[\x09-\x0d\x11-\x15\x19-\x1d\x21-\x25\x49-\x4d\x51-\x55\x59-\x5d\x61-\x65\xc9-\xcd\xd1-\xd5\xd9-\xdd\xe1-\xe5][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20]\x00[\x00-\x7f]..[\x00-\x0f].{39}..[\x00-\x0f][\x00\x80](?:.{16}|.{68})$

# Refusal of an authentication: a key identifier of zero and no digest.
rule
	either ^[\x09-\x0d\x11-\x15\x19-\x1d\x21-\x25\x49-\x4d\x51-\x55\x59-\x5d\x61-\x65\xc9-\xcd\xd1-\xd5\xd9-\xdd\xe1-\xe5][\x00-\x10][\x00-\x11][\xe0-\xff\x00\x20]\x00[\x00-\x7f]..[\x00-\x0f].{39}\x00{4}$
	check either len == 52

example
	client hex 23 00 06 ec 00 00 00 00 00 00 00 00 pad 28 00 hex e9 5a 11 22 33 44 55 66
	server hex 24 02 06 e8 00 00 02 9f 00 00 0a 11 c0 00 02 01 e9 5a 10 00 00 00 00 00 e9 5a 11 22 33 44 55 66 e9 5a 11 23 00 00 00 00 e9 5a 11 23 10 00 00 00

example
	client hex 16 01 00 01 00 00 00 00 00 00 00 00

counterexample
	client hex 23 77 06 ec 00 00 00 00 00 00 00 00 pad 28 00 hex e9 5a 11 22 33 44 55 66

counterexample
	client hex 23 00 06 ec 00 00 00 00 00 00 00 00 pad 20 00

example
	client hex db 00 11 e9 00 00 00 00 00 00 01 00 pad 28 00 hex d4 11 22 33 44 55 66 77 5f 04 00 00 pad 16 00

example
	server hex 24 02 06 e9 00 00 02 00 00 00 01 00 pad 28 5c hex d4 11 22 33 44 55 66 77 00 00 00 00

counterexample
	client hex db 00 11 e9 00 00 00 00 00 00 01 00 pad 28 00 hex d4 11 22 33 44 55 66 77 5f 04 00 40 pad 16 00
