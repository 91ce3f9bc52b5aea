# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        eiscp
title       Onkyo and Integra receivers
kind        protocol
groups      streaming iot
source      Onkyo Integra Serial Communication Protocol for AV receivers (eISCP)
transport   tcp udp
port        60128

rule
	either ^ISCP\x00\x00\x00\x10\x00\x00\x00.\x01\x00\x00\x00!

example tcp
	client "ISCP" hex 00 00 00 10 00 00 00 0a 01 00 00 00 "!1PWRQSTN\r"

counterexample tcp
	client "ISCP" hex 00 00 00 11 00 00 00 0a 01 00 00 00 "!1PWRQSTN\r"
