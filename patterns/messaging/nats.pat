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

example
	server "INFO {\"server_id\":\"ABC\",\"version\":\"2.9.0\",\"go\":\"go1.19\",\"host\":\"0.0.0.0\",\"port\":4222}\r\n"
	client "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"go\"}\r\n"

counterexample
	server "INFO {\"name\":\"x\"}\r\n"
