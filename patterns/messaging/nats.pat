# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        nats
title       NATS
kind        protocol
groups      messaging
source      NATS documentation, client protocol
transport   tcp
port        4222

rule
	server ^INFO \{[^\r\n]*"server_id"

rule
	client ^CONNECT ?\{[^\r\n]*"(?:verbose|pedantic|lang|protocol)"[^\r\n]*\}\r\n

# Captures that start in the middle: keep-alive of both sides, messages with a
# subject and a size, subscriptions.
rule
	client ^P[IO]NG\r\n(?:P[IO]NG|$)
	server ^P[IO]NG\r\n(?:P[IO]NG|$)

rule
	client ^(?:PUB [\x21-\x7e]{1,255} (?:[\x21-\x7e]{1,255} )?[0-9]{1,8}\r\n|SUB [\x21-\x7e]{1,255} (?:[\x21-\x7e]{1,255} )?[0-9A-Za-z]{1,24}\r\n)

rule
	server ^MSG [A-Za-z_$][\x21-\x3f\x41-\x7e]{0,255} [0-9A-Za-z]{1,24} (?:[\x21-\x3f\x41-\x7e]{1,255} )?[0-9]{1,8}\r\n

example
	server "INFO {\"server_id\":\"ABC\",\"version\":\"2.9.0\",\"go\":\"go1.19\",\"host\":\"0.0.0.0\",\"port\":4222}\r\n"
	client "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"go\"}\r\n"

counterexample
	server "INFO {\"name\":\"x\"}\r\n"

example
	server "PING\r\n"
	client "PONG\r\n"

example
	client "PUB foo.bar 11\r\nHello NATS!\r\n"

example
	server "MSG foo.bar 9 11\r\nHello World\r\n"

counterexample
	client "PING\r\n"
	server "+PONG\r\n"

counterexample
	server "MSG bob@example.com Bob 92\r\nMIME-Version: 1.0\r\n"
