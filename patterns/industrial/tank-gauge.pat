# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        tank-gauge
title       Veeder-Root automatic tank gauge
kind        protocol
groups      industrial
source      Veeder-Root TLS-350 Serial Interface Manual, function codes
transport   tcp
port        10001

rule
	client ^\x01[IiSs][0-9][0-9A-F]{2}[0-9]{2}
	server ^(?:\x01|\r\n\x01|\x01?\r\n)[\x00-\x20]{0,4}[IiSs][0-9][0-9A-F]{2}[0-9]{2}

example
	client hex 01 "I20100\n"
	server hex 01 "\r\nI20100\r\nIN-TANK INVENTORY\r\n"

counterexample
	client hex 01 "I20100\n"
