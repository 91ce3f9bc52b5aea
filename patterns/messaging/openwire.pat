# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        openwire
title       ActiveMQ OpenWire
kind        protocol
groups      messaging
source      Apache ActiveMQ, OpenWire version 2 specification (wire format info)
transport   tcp
port        61616

rule
	either ^\x00\x00..\x01ActiveMQ\x00\x00\x00[\x01-\x20]

example
	client hex 00 00 00 f0 01 "ActiveMQ" hex 00 00 00 06 01 00 00 00 de

counterexample
	client hex 00 00 00 f0 02 "ActiveMQ" hex 00 00 00 06
