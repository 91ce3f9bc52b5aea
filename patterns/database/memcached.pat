# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        memcached
title       Memcached
kind        protocol
groups      database
source      Memcached protocol.txt, Memcached binary protocol (protocol_binary.h documentation)
transport   tcp udp
port        11211

# Text commands that store; those that fetch need an answer to be sure.
rule
	transport tcp
	client ^(?:set|add|replace|append|prepend|cas) [\x21-\x7e]{1,250} [0-9]{1,10} -?[0-9]{1,10} [0-9]{1,8}(?: [0-9]{1,20})?(?: noreply)?\r\n

rule
	transport tcp
	client ^(?:gets? [\x21-\x7e]|gats? [0-9]|stats|version\r|delete [\x21-\x7e]|incr |decr |touch |flush_all|verbosity |m[gsdae] [\x21-\x7e]|mn\r)
	server ^(?:VALUE [\x21-\x7e]+ [0-9]|STAT [a-z_:0-9]+ |END\r\n|VERSION [0-9]|NOT_FOUND\r\n|DELETED\r\n|TOUCHED\r\n|STORED\r\n|OK\r\n|[0-9]{1,20}\r\n|E[NX]\r\n|N[FS]\r\n|HD[ \r]|VA [0-9]|ME [\x21-\x7e]|MN\r\n|ERROR\r\n|(?:CLIENT|SERVER)_ERROR )

# Only the server's side.
rule
	transport tcp
	server ^(?:VALUE [\x21-\x7e]{1,250} [0-9]{1,10} [0-9]{1,8}(?: [0-9]{1,20})?\r\n|STAT pid [0-9]+\r\n|(?:STORED\r\n){2})

# Binary: magic, operation, key and extras that fit into the body, reserved 0.
rule
	transport tcp
	either ^[\x80\x81][\x00-\x3d]..[\x00\x04\x08\x14]\x00
	check either u32be[8] + 24 == len
	check either u16be[2] + u8[4] <= u32be[8]

# UDP: frame header, then text.
rule
	transport udp
	client ^..\x00\x00\x00\x01\x00\x00(?:gets? [\x21-\x7e]|stats(?:\r| [a-z])|version\r|(?:set|add|replace|append|prepend|cas|delete|incr|decr|touch) [\x21-\x7e]|flush_all(?:\r| )|verbosity )

rule
	transport udp
	either ^..\x00[\x00-\xff]\x00[\x01-\xff]\x00\x00(?:VALUE [\x21-\x7e]+ |STAT [a-z]|(?:END|STORED|NOT_STORED|DELETED|NOT_FOUND|TOUCHED|OK|ERROR)\r\n|VERSION [0-9]|(?:CLIENT|SERVER)_ERROR )

example tcp
	client "set greeting 0 900 5\r\nhello\r\n"
	server "STORED\r\n"

example udp
	client hex 12 34 00 00 00 01 00 00 "stats\r\n"

example udp
	client hex 00 07 00 00 00 01 00 00 "flush_all\r\n"

example tcp
	client "ms greeting 5 T90\r\nhello\r\n"
	server "HD\r\n"

example tcp
	client "gat 60 greeting\r\n"
	server "END\r\n"

counterexample tcp
	client "ms dos\r\n"
	server "HDX\r\n"

counterexample udp
	client hex 00 07 00 00 00 01 00 01 "flush_all\r\n"

counterexample tcp
	client "get the facts\r\n"

counterexample tcp
	client hex 80 00 00 05 00 00 00 00 00 00 00 06 00 00 00 00 00 00 00 00 00 00 00 00 "Hello"

# Another protocol of lines, which says what was wrong.
counterexample tcp
	client "get status\r\n"
	server "ERROR unknown command\r\n"
