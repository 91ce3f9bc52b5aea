# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        stomp
title       STOMP
kind        protocol
groups      messaging
source      STOMP Protocol Specification 1.0, 1.1, 1.2
transport   tcp
port        61613

rule
	client ^(?:CONNECT|STOMP)\r?\n(?:[a-z-]{2,32}+:[^\r\n]{0,512}+\r?\n|\r?\n\x00)

rule
	server ^CONNECTED\r?\n(?:[a-z-]{2,32}:[^\r\n]{0,512}\r?\n)

# Captures that start in the middle.
rule
	either ^\n?(?:SEND|SUBSCRIBE|UNSUBSCRIBE|MESSAGE|RECEIPT|ACK|NACK|BEGIN|COMMIT|ABORT|ERROR)\r?\n(?:(?!destination:|message-id:|subscription:|receipt-id:|transaction:|receipt:|message:|id:)[a-z-]{2,32}+:[^\r\n]{0,512}+\r?\n){0,12}+(?:destination|message-id|subscription|receipt-id|transaction|receipt|message|id):

example
	client "CONNECT\naccept-version:1.1,1.2\nhost:stomp.example.org\n\n" hex 00
	server "CONNECTED\nversion:1.2\n\n" hex 00

example
	client "CONNECT\n\n" hex 00

counterexample
	client "CONNECT www.example.com:443 HTTP/1.1\r\n\r\n"

counterexample
	client "SEND\r\n"
