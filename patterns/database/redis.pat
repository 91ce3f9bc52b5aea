# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        redis
title       Redis serialization protocol
kind        protocol
groups      database
source      Redis serialization protocol specification (RESP2 and RESP3)
transport   tcp
port        6379

# A command is an array of bulk strings that starts with a word.
rule
	client ^\*[1-9][0-9]{0,6}\r\n\$[1-9][0-9]{0,3}\r\n[A-Za-z_.]{2,40}\r\n

# Inline commands.
rule
	client ^(?i:PING|INFO|AUTH [^\r\n]+|HELLO [23][^\r\n]*)\r?\n
	server ^(?:\+PONG\r\n|\+OK\r\n|\$[0-9]+\r\n|-ERR |-NOAUTH |-WRONGPASS |%[0-9]+\r\n)

rule
	client ^(?i:SET|GET|INCR|DECR|DEL|EXISTS|KEYS|LPUSH|RPUSH|LPOP|SADD|HSET|HGET|HGETALL|CONFIG|SELECT|EXPIRE|TTL|FLUSHALL|FLUSHDB|DBSIZE|SUBSCRIBE|PUBLISH|COMMAND|CLIENT|SLAVEOF|REPLICAOF) ?[^\r\n]*\r?\n
	server ^(?:\+OK\r\n|:[0-9]+\r\n|\$-1\r\n|\$[0-9]+\r\n|\*[0-9]+\r\n|-ERR |-NOAUTH |-WRONGTYPE )

# Only the server's side: error codes and data of RESP.
rule
	server ^-(?:NOAUTH|WRONGTYPE|MOVED|ASK|LOADING|MISCONF|NOSCRIPT|READONLY|WRONGPASS|NOPERM|DENIED|MASTERDOWN|EXECABORT|CLUSTERDOWN) [^\r\n]+\r\n

rule
	server ^-ERR (?:unknown (?:sub)?command ['`]|wrong number of arguments for '|Protocol error: )

rule
	server ^(?:\*[1-9][0-9]{0,6}|%[1-9][0-9]{0,3})\r\n\$[0-9]{1,9}\r\n

rule
	server ^\$[0-9]{1,9}\r\n# (?:Server|Clients|Memory|Replication)\r\n

example
	client "*2\r\n$4\r\nLLEN\r\n$6\r\nmylist\r\n"
	server ":48293\r\n"

example
	server "-NOAUTH Authentication required.\r\n"

counterexample
	client "*OK\r\n$\r\n"

counterexample
	client "+OK\r\n"
