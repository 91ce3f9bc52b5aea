# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        mysql
title       MySQL and MariaDB client protocol
kind        protocol
groups      database
source      MySQL Internals Manual, Client/Server Protocol (Protocol::HandshakeV10, HandshakeResponse41), MariaDB Knowledge Base, Clientserver Protocol
transport   tcp
port        3306

# Greeting: length, sequence 0, protocol 10, version, thread, salt, filler.
rule
	server ^.[\x00-\x02]\x00\x00\x0a[0-9]{1,2}\.[0-9]{1,3}[\x20-\x7e]{0,80}\x00.{4}[^\x00]{8}\x00

rule
	server ^[\x20-\xff]\x00\x00\x00\x0a[\x20-\x7e]{3,80}\x00.{4}[\x01-\x7f]{8}\x00
	check server u16le[0] + 4 == len

# A salt of any bytes: what servers can do, 21 bytes of salt, then six of zero.
rule
	server ^.[\x00-\x02]\x00\x00\x0a[\x20-\x7e]{1,80}\x00.{12}\x00.{7}[\x00\x15]\x00{6}
	check server u16le[0] + 4 == len

# Refusal in place of a greeting: error packet with a MySQL code.
rule
	server ^.\x00\x00\x00\xff[\x00-\xff][\x03-\x0f](?:#[0-9A-Z]{5})?[\x20-\x7e]{8}
	check server u16le[0] + 4 == len

# Login of the client: capabilities with protocol 4.1, then 19 reserved bytes.
rule
	client ^[\x20-\xff][\x00-\x03]\x00\x01.{4}..(?:[\x00-\x0f]\x00|\x00[\x01-\x40]|\xff[\x00\x3f]).\x00{19}
	check client u8[5] & 2 == 2
	check client u16le[0] + 4 <= len

rule
	client ^\x20\x00\x00\x01.{4}..(?:[\x00-\x0f]\x00|\x00[\x01-\x40]|\xff[\x00\x3f]).\x00{19}
	check client u8[5] & 0x0a == 0x0a

# Captures that start in the middle: a query.
rule
	client ^..\x00\x00\x03(?i:SELECT|INSERT|UPDATE|DELETE|SET|SHOW|COMMIT|BEGIN|ROLLBACK|REPLACE|CREATE)\b
	check client u16le[0] + 4 == len

# The head of a table: number of columns, then the first one's catalog; and the
# answer that all went well.
rule
	server ^\x01\x00\x00\x01[\x01-\xfa][\x00-\xff]\x00\x00\x02\x03def

rule
	client ^..[\x00-\x0f]\x00[\x02\x03\x0e\x16\x17\x19\x1f]
	check client u16le[0] + u8[2] * 65536 + 4 == len
	server ^\x07\x00\x00\x01\x00[\x00-\xfa][\x00-\xfa][\x00-\x0f\x40-\x4f]
	check server len == 11

example
	server hex 36 00 00 00 0a "5.5.2-m2" hex 00 0b 00 00 00 64 76 48 40 49 2d 43 4a 00 ff f7 08 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 2a 34 64 7c 63 5a 77 6b 34 5e 5d 3a 00

example
	client hex 12 00 00 00 03 "select version()" hex 20

example
	server hex 51 00 00 00 0a "my own server" hex 00 01 00 00 00 53 0b 51 94 99 5f 34 80 00 ff f7 08 02 00 ff 00 15 00 00 00 00 00 00 00 00 00 00 83 17 28 0b c8 97 10 be d9 e9 9a a7 00 "mysql_native_password" hex 00

# Only the client's side: packets of 16 MiB
example
	client hex 39 00 00 01 05 a6 3f 20 00 00 00 01 2d pad 23 00 "app" hex 00 14 pad 20 5a

counterexample
	client hex 12 00 00 00 03 "select version()"

counterexample
	server hex 36 00 00 01 0a "5.5.2-m2" hex 00 0b 00 00 00 64 76 48 40 49 2d 43 4a 00 ff f7

example
	server hex 01 00 00 01 01 17 00 00 02 03 "def"

example
	client hex 01 00 00 00 0e
	server hex 07 00 00 01 00 00 00 02 00 00 00

counterexample
	server hex 01 00 00 01 01 17 00 00 02 03 "dex"

counterexample
	client hex 02 00 00 00 0e
	server hex 07 00 00 01 00 00 00 02 00 00 00
