# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        thrift
title       Apache Thrift
kind        protocol
groups      rpc
source      Apache Thrift: Thrift Binary protocol encoding, Thrift Compact protocol encoding, Thrift Framed Transport, THeader specification, TJSONProtocol
transport   tcp udp

# Binary protocol, strict: version 1, message type, counted method name.
rule
	either ^\x80\x01\x00[\x01-\x04]\x00\x00\x00[\x01-\x7f][A-Za-z_][A-Za-z0-9_.:]{0,126}
	check either u32be[4] + 12 <= len

# The same in a frame.
rule
	transport tcp
	either ^\x00[\x00-\xff]{3}\x80\x01\x00[\x01-\x04]\x00\x00\x00[\x01-\x7f][A-Za-z_][A-Za-z0-9_.:]{0,126}
	check either u32be[0] >= u32be[8] + 12

# Compact protocol: id, version 1 with type, sequence number, name.
rule
	transport udp
	either ^\x82[\x21\x41\x61\x81](?:[\x80-\xff]{0,4}[\x00-\x7f])([\x03-\x40])[A-Za-z_][A-Za-z0-9_.:]{2}

rule
	transport tcp
	either ^(?:\x00[\x00-\xff]{3})?\x82[\x21\x41\x61\x81](?:[\x80-\xff]{0,4}[\x00-\x7f])([\x03-\x40])[A-Za-z_][A-Za-z0-9_.:]{2}

# JSON protocol: version 1, name, message type, sequence number, a structure.
rule
	transport tcp
	either ^(?:\x00[\x00-\xff]{3})?\[1,"[A-Za-z_][A-Za-z0-9_.:]{0,126}",[1-4],-?[0-9]{1,11},\{

# Header transport.
rule
	transport tcp
	either ^\x00[\x00-\xff]{3}\x0f\xff\x00[\x00\x01][\x00-\xff]{4}\x00[\x00-\x40][\x00\x02]

example tcp
	client hex 80 01 00 01 00 00 00 04 "ping" hex 00 00 00 01 00

example udp
	client hex 82 21 01 09 "emitBatch" hex 1c 1c 18 03 "svc" hex 00 19 0c 00 00

example tcp
	client "[1,\"ping\",1,7,{\"1\":{\"i32\":77}}]"

counterexample tcp
	client "[1,\"ping\",5,7,{\"1\":{\"i32\":77}}]"

counterexample tcp
	client hex 80 01 00 05 00 00 00 04 "ping" hex 00 00 00 01 00

counterexample udp
	client hex 82 21 01 09 00 01 02 03 04 05 06 07 08
