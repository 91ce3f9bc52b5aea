# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        zabbix
title       Zabbix monitoring
kind        protocol
groups      monitoring
source      Zabbix documentation, Appendix: Protocols, header and data length
transport   tcp
port        10050 10051

# Header: signature, flags (protocol, compression, large packet), data length.
rule
	either ^ZBXD[\x01\x03\x05\x07][\x00-\xff]{3}[\x00-\x40]

example
	client "ZBXD" hex 01 0a 00 00 00 00 00 00 00 "agent.ping"
	server "ZBXD" hex 01 01 00 00 00 00 00 00 00 "1"

counterexample
	client "ZBXD" hex 02 0a 00 00 00 00 00 00 00 "agent.ping"
