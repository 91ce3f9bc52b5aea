# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        directconnect
title       Direct Connect, NMDC and ADC
kind        protocol
groups      p2p chat file
source      NMDC protocol documentation 1.3, ADC protocol 1.0.3 (DC++ project)
transport   tcp udp
port        411 412

rule
	transport tcp
	server ^\$Lock [\x20-\x7b\x7d-\x7e]{4,}\|

rule
	transport tcp
	client ^\$(?:MyNick [^|\r\n]{1,64}\|\$Lock |Supports [A-Za-z0-9 ]+\||ValidateNick |Key )

rule
	transport tcp
	either ^[HCBI]SUP (?:[A-Z2-7]{4} )?AD(?:BASE|BAS0)

rule
	transport udp
	either ^\$(?:SR|Search|Ping|UserIP) [\x20-\x7e]{3,}

example tcp
	server "$Lock EXTENDEDPROTOCOLABCABCABCABCABCABC Pk=Example1.0|"
	client "$Supports NoGetINFO NoHello UserIP2 |"

example tcp
	client "HSUP ADBASE ADTIGR\n"

counterexample tcp
	server "$Lockdown|"
