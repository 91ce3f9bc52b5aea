# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        msmq
title       Microsoft Message Queuing
kind        protocol
groups      messaging windows
source      MS-MQMQ section 2.2.19.1 (BaseHeader)
transport   tcp
port        1801

rule
	either ^\x10[\x00-\xff]{3}LIOR

example
	client hex 10 5a 0b 00 "LIOR" hex 3c 02 00 00 ff ff ff ff

counterexample
	client hex 11 5a 0b 00 "LIOR"
